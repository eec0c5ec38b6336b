/** The programmes that name a commitment as what they deliver, with what came of them. */
import type { OutcomeRow } from '../../../../programmes/outcomes/queries.ts';
import type { ProgrammeDefinition } from '../../../../programmes/programme/definition.ts';
import type { Door } from '../../door.ts';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { outcomesOf } from '../programmes/outcomes.tsx';

export interface DeliveringProgramme {
  readonly programme: ProgrammeDefinition;
  readonly everyone: OutcomeRow | undefined;
}

export const programmesDelivering = async (door: Pick<Door, 'ledger' | 'clock' | 'programmes'>, number: string) => {
  const delivering = door.programmes.book.known().filter((programme) => programme.delivers.includes(number));
  return Promise.all(
    delivering.map(async (programme): Promise<DeliveringProgramme> => {
      const outcomes = await outcomesOf(door, programme);
      return { programme, everyone: outcomes.find((row) => row.group === '') };
    }),
  );
};

const steps = ['applied', 'selected', 'completed', 'employed'] as const;

export const DeliveredThroughProgrammes = ({
  w,
  programmes,
}: {
  readonly w: Words;
  readonly programmes: readonly DeliveringProgramme[];
}) =>
  programmes.length === 0 ? null : (
    <section>
      <h2>{w.t('programmes.delivered-through')}</h2>
      <p class="soft">{w.t('programmes.delivered-lead')}</p>
      <ul class="rows">
        {programmes.map(({ programme, everyone }) => (
          <li>
            <p class="row-title">
              <a href={`/programmes/${programme.id}`}>
                <Said w={w} text={programme.title} />
              </a>
            </p>
            {everyone === undefined || everyone.counts.applied === null ? (
              <p class="soft">{w.t('programmes.outcomes-too-few')}</p>
            ) : (
              <dl class="row-figures">
                {steps.map((step) => (
                  <div>
                    <dd>{everyone.counts[step] === null ? '–' : w.number(everyone.counts[step])}</dd>
                    <dt>
                      {w.t(`programmes.m-${step}`)}
                      {everyone.counts[step] === null ? <span class="block">{w.t('programmes.few')}</span> : null}
                    </dt>
                  </div>
                ))}
              </dl>
            )}
            <p class="small">
              <a href={`/programmes/${programme.id}#outcomes`}>{w.t('programmes.by-group')}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
