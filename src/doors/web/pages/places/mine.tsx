/** All that is one's own in programmes: places in calls, courses, and badges. */
import { type CallLine, callsById } from '../../../../programmes/call/queries.ts';
import { type CandidacyLine, listCandidaciesOf } from '../../../../programmes/candidacy/queries.ts';
import { listLearningOf } from '../../../../programmes/cohort/queries.ts';
import { type CredentialLine, listCredentialsOf } from '../../../../programmes/credential/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { OnDay, zoneFor } from '../apply/when.tsx';
import { Dates, Until, venueOf } from '../programmes/around.tsx';

const CandidacyRow = (a: { readonly w: Words; readonly door: Door; readonly line: CandidacyLine; readonly call: CallLine | undefined }) => {
  const { w, door, line, call } = a;
  const home = zoneFor(door, w);
  const definition = door.programmes.book.find(line.programme, call?.version);
  const venue = line.venue === null || definition === undefined ? undefined : venueOf(definition.call, line.venue);
  const isOffer = line.status === 'offered';
  const has = isOffer || line.status === 'accepted';
  return (
    <li class="case-row">
      <div>
        <h3>
          <a href={`/places/${line.id}`}>{call === undefined ? line.call : <Said w={w} text={call.title} />}</a>
        </h3>
        <p class="meta">
          <bdi class="reference">{line.reference}</bdi>
          <span>
            {w.t('apply.sent-on')} <OnDay w={w} zone={home} at={line.applied_at} />
          </span>
          {venue !== undefined && has ? (
            <span>
              <Said w={w} text={venue.name} />
            </span>
          ) : null}
        </p>
        {isOffer && line.answer_by !== null ? (
          <p>
            {w.t('places.answer-by')} <Until w={w} at={line.answer_by} zone={call?.zone ?? home} home={home} />
          </p>
        ) : null}
      </div>
      <span class={isOffer ? 'tag live' : 'tag warm'}>{w.t(`places.status-${line.status}`)}</span>
    </li>
  );
};

export const BadgeLine = ({ w, badge, name }: { readonly w: Words; readonly badge: CredentialLine; readonly name: string }) => (
  <li class="case-row">
    <div>
      <h3>
        <a href={`/credentials/${badge.id}`}>{name}</a>
      </h3>
      <p class="meta">
        <span>{w.t('places.badge-from', { day: w.when(badge.valid_from.slice(0, 10)) })}</span>
        {badge.valid_until === null ? null : <span>{w.t('places.badge-until', { day: w.when(badge.valid_until.slice(0, 10)) })}</span>}
      </p>
    </div>
    {badge.revoked_at === null ? null : <span class="tag warm">{w.t('places.badge-revoked')}</span>}
  </li>
);

export const badgeName = (w: Words, door: Pick<Door, 'programmes'>, badge: CredentialLine): string => {
  const definition = door.programmes.book.find(badge.programme);
  return definition === undefined ? badge.achievement : w.text(definition.achievement.name).text;
};

export const showMyPlaces = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, person } = c.get('visitor');
  const id = person?.id ?? '';
  const [mine, learning, badges] = await Promise.all([
    listCandidaciesOf(door.ledger, id),
    listLearningOf(door.ledger, id),
    listCredentialsOf(door.ledger, id),
  ]);
  const calls = new Map((await callsById(door.ledger, [...new Set(mine.map((line) => line.call))])).map((call) => [call.id, call]));
  const waiting = mine.filter((line) => line.status === 'offered');
  const learnt = new Set(learning.filter((one) => one.status !== 'enrolled').map((one) => one.candidacy));
  const running = mine.filter((line) => ['applied', 'admitted', 'waiting', 'accepted'].includes(line.status) && !learnt.has(line.id));
  const over = mine.filter((line) => !waiting.includes(line) && !running.includes(line));
  const parts = [
    { key: 'places.part-yours', lines: waiting },
    { key: 'places.part-running', lines: running },
  ] as const;
  const partOf = ({ key, lines }: { readonly key: (typeof parts)[number]['key'] | 'places.part-over'; readonly lines: typeof mine }) =>
    lines.length === 0 ? null : (
      <section>
        <h2>
          {w.t(key)} <span class="count">{w.number(lines.length)}</span>
        </h2>
        <ul class="case-rows">
          {lines.map((line) => (
            <CandidacyRow w={w} door={door} line={line} call={calls.get(line.call)} />
          ))}
        </ul>
      </section>
    );
  return door.frame.page(c, {
    title: w.t('places.title'),
    noIndex: true,
    children: (
      <>
        <h1>{w.t('places.title')}</h1>
        {mine.length === 0 && learning.length === 0 ? (
          <EmptyState title={w.t('places.none-title')}>{w.t('places.none-body')}</EmptyState>
        ) : null}
        <p class="actions no-print">
          <LinkButton look={mine.length === 0 ? 'first' : 'second'} href="/programmes">
            {w.t('places.to-programmes')}
          </LinkButton>
          <a href="/cases">{w.t('apply.mine')}</a>
        </p>
        {parts.map(partOf)}
        {learning.length === 0 ? null : (
          <section>
            <h2>{w.t('learning.title')}</h2>
            <ul class="case-rows">
              {learning.map(({ cohort, status }) => (
                <li class="case-row">
                  <div>
                    <h3>
                      <a href={`/learning/${encodeURIComponent(cohort.id)}`}>
                        <Said w={w} text={cohort.title} />
                      </a>
                    </h3>
                    <p class="meta">
                      <span>
                        <Said w={w} text={cohort.venue_name} />
                      </span>
                      <span>
                        <Dates w={w} from={cohort.first_day} until={cohort.last_day} />
                      </span>
                    </p>
                  </div>
                  <span class="tag warm">{w.t(`learning.status-${status}`)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {badges.length === 0 ? null : (
          <section>
            <h2>{w.t('places.badges')}</h2>
            <ul class="case-rows">
              {badges.map((badge) => (
                <BadgeLine w={w} badge={badge} name={badgeName(w, door, badge)} />
              ))}
            </ul>
          </section>
        )}
        {partOf({ key: 'places.part-over', lines: over })}
      </>
    ),
  });
};
