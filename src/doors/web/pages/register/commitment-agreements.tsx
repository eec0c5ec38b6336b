/** The agreements that carry a commitment, what has amended them since, and for their desks what is owed under it. */
import { type AgreementLine, listAgreements } from '../../../../engagements/agreement/queries.ts';
import type { ObligationLine } from '../../../../engagements/obligations/obligation-line.ts';
import { listObligations } from '../../../../engagements/obligations/queries.ts';
import { standingOf } from '../../../../engagements/obligations/standing.ts';
import type { Actor } from '../../../../kernel/decider/actor.ts';
import type { Door } from '../../door.ts';
import type { Words } from '../../words/words.ts';
import { InWords, StatusTag } from '../agreements/around.tsx';
import { dayOfLine } from '../agreements/list.tsx';
import { obligationPath } from '../obligations/address.ts';
import { LateBy, StandingTag } from '../obligations/parts.tsx';

export interface Carrying {
  readonly agreements: readonly (AgreementLine & { readonly amendments: readonly AgreementLine[] })[];
  readonly owed: readonly ObligationLine[];
  readonly today: string;
}
const most = 20;

export const carrying = async (door: Pick<Door, 'ledger'>, actor: Actor, commitment: string, today: string): Promise<Carrying> => {
  const scope = { kind: 'actor', actor } as const;
  const [found, owed] = await Promise.all([
    listAgreements(door.ledger, { commitment, limit: most }, scope),
    // What is owed is shown to nobody who is not signed in.
    actor.kind === 'anyone' ? [] : listObligations(door.ledger, actor, { commitment, limit: most }, today),
  ]);
  const instruments = found.filter((one) => one.amends === null);
  const amending =
    instruments.length === 0 ? [] : await listAgreements(door.ledger, { amends: instruments.map(({ id }) => id), limit: 200 }, scope);
  const agreements = instruments.map((one) => ({ ...one, amendments: amending.filter((amendment) => amendment.amends === one.id) }));
  return { agreements, owed, today };
};

export const AgreementsOf = ({ w, carries }: { readonly w: Words; readonly carries: Carrying }) => {
  const { agreements, owed, today } = carries;
  if (agreements.length === 0 && owed.length === 0) return null;
  return (
    <section>
      <h2>{w.t('commitments.agreed-in')}</h2>
      <ul class="rows">
        {agreements.map((line) => (
          <li>
            <p class="row-title">
              <a href={`/agreements/${encodeURIComponent(line.id)}`}>
                <InWords w={w} text={line.title} />
              </a>
            </p>
            <p class="meta">
              <StatusTag w={w} status={line.status} />
              <span>{dayOfLine(w, line)}</span>
              <bdi class="reference">{line.reference}</bdi>
            </p>
            {line.amendments.map((amendment) => (
              <p class="small">
                {w.t('agreements.kind-amendment')}: <a href={`/agreements/${encodeURIComponent(amendment.id)}`}>{amendment.reference}</a>{' '}
                <StatusTag w={w} status={amendment.status} /> {dayOfLine(w, amendment)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {owed.length === 0 ? null : (
        <>
          <h3>{w.t('commitments.owed-for-it')}</h3>
          <ul class="rows">
            {owed.map((line) => (
              <li>
                <p class="row-title">
                  <a href={obligationPath(line)} dir="auto">
                    {line.title}
                  </a>
                </p>
                <p class="meta">
                  <StandingTag w={w} standing={standingOf(line, today)} />
                  <span>{w.country(line.country)}</span>
                  <span>{w.t('commitments.owed-by-day', { day: w.whenShort(line.due) })}</span>
                  <LateBy w={w} line={line} today={today} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
