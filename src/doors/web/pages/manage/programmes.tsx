/** A manager's programmes: what needs them today, then every programme with its calls. */
import { listOffices } from '../../../../identity/index.ts';
import { hasAt } from '../../../../kernel/decider/actor.ts';
import type { Instant } from '../../../../kernel/time/time.ts';
import { type CallLine, listCallsOfOffices } from '../../../../programmes/call/queries.ts';
import { listCandidacies, undecided } from '../../../../programmes/candidacy/queries.ts';
import { listCohortsAt } from '../../../../programmes/cohort/queries.ts';
import { credentialsToEndorse } from '../../../../programmes/credential/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Done } from '../../ordering.tsx';
import type { Words } from '../../words/words.ts';
import { todayOf } from '../register/today.ts';
import { CallTag, closesText, crumbsOf, inZone, isManager, managers, pathOf } from './around.tsx';

interface Need {
  readonly text: string;
  readonly of: string;
  readonly href: string;
}
/** Within so long something counts as soon. */
const soon = 3 * 86_400_000;
const isSoon = (at: Instant | null, now: Instant): boolean => at !== null && Date.parse(at) - Date.parse(now) < soon;

const needsOf = async (w: Words, door: Door, call: CallLine): Promise<readonly Need[]> => {
  const of = w.text(call.title).text;
  const need = (text: string, ...more: readonly string[]): Need => ({ text, of, href: pathOf(call.id, ...more) });
  const now = door.clock();
  if (call.status === 'draft') return [need(w.t('manage.need-draft'))];
  if (call.status === 'open') {
    return isSoon(call.closes, now) ? [need(w.t('manage.need-closes', { at: inZone(w, call.zone, call.closes ?? now) }))] : [];
  }
  if (call.status === 'closed') {
    const { count } = await undecided(door.ledger, call.id, { limit: 1 });
    return [count > 0 ? need(w.t('manage.need-undecided', { count }), 'applications') : need(w.t('manage.need-freeze'))];
  }
  if (call.status === 'frozen') return [need(call.seed_drawn ? w.t('manage.need-publish') : w.t('manage.need-seed'))];
  if (call.status !== 'published') return [];
  const { lines } = await listCandidacies(door.ledger, call.id, { statuses: ['offered'] }, { limit: 500 });
  const ending = lines.filter((l) => isSoon(l.answer_by, now)).length;
  if (ending > 0) return [need(w.t('manage.need-offers', { count: ending }), 'list')];
  return lines.length === 0 && call.waiting === 0 ? [need(w.t('manage.need-conclude'))] : [];
};

export const showProgrammes = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  await door.programmes.book.refresh(door.ledger);
  const offices = (await listOffices(door.ledger.db)).map((o) => o.id);
  const own = offices.filter((o) => hasAt(actor, o, ...managers));
  const lead = offices.filter((o) => hasAt(actor, o, 'supervisor'));
  const known = door.programmes.book.known().filter((p) => own.includes(p.lead));
  const calls = await listCallsOfOffices(door.ledger, own);
  const { today } = todayOf(door);
  const cohorts = await listCohortsAt(door.ledger, lead);
  const endorsing = (await Promise.all(lead.map((o) => credentialsToEndorse(door.ledger, o)))).flat().length;
  const needs: readonly Need[] = [
    ...(await Promise.all(calls.filter((l) => isManager(actor, l.lead)).map((l) => needsOf(w, door, l)))).flat(),
    ...cohorts
      .filter((l) => l.status === 'running' && l.disputes > 0)
      .map((l) => ({
        text: w.t('cohorts.disputes', { count: l.disputes }),
        of: w.text(l.venue_name).text,
        href: `/cohorts/${encodeURIComponent(l.id)}/sessions`,
      })),
    ...cohorts
      .filter((l) => l.status === 'running' && l.last_day < today)
      .map((l) => ({
        text: w.t('manage.need-complete'),
        of: w.text(l.venue_name).text,
        href: `/cohorts/${encodeURIComponent(l.id)}/completion`,
      })),
    ...(endorsing > 0
      ? [{ text: w.t('manage.need-endorse', { count: endorsing }), of: w.t('manage.endorsements'), href: '/endorse' }]
      : []),
  ];
  const title = w.t('manage.title');
  return door.frame.page(c, {
    title,
    crumbs: crumbsOf(w),
    noIndex: true,
    children: (
      <>
        <Done c={c} area="manage" />
        <h1>{title}</h1>
        {known.length === 0 ? null : <p class="lead">{w.t(needs.length > 0 ? 'manage.lead' : 'manage.lead-calm')}</p>}
        {needs.length > 0 ? (
          <section>
            <h2>{w.t('manage.needs')}</h2>
            <ul class="rows needs">
              {needs.map(({ text, of, href }) => (
                <li>
                  <a href={href} class="row-title">
                    {text}
                  </a>
                  <p class="meta">{of}</p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {known.length === 0 ? <EmptyState title={w.t('manage.empty-title')}>{w.t('manage.empty-body')}</EmptyState> : null}
        {known.map((programme) => {
          const its = calls.filter((l) => l.programme === programme.id);
          const retired = door.programmes.book.isRetired(programme.id);
          return (
            <section>
              <h2>
                <Said w={w} text={programme.title} />
              </h2>
              <p class="meta">
                <span>{w.t('manage.version', { version: programme.version })}</span>
                <a href={`/programmes/${encodeURIComponent(programme.id)}`}>{w.t('manage.public-page')}</a>
                <a href={`/manage/programmes/${encodeURIComponent(programme.id)}/version`}>{w.t('manage.new-version')}</a>
                {retired ? <span class="tag warm">{w.t('manage.retired')}</span> : null}
              </p>
              {its.length === 0 ? (
                <p class="soft">{w.t('manage.no-calls')}</p>
              ) : (
                <ul class="rows">
                  {its.map((call) => (
                    <li>
                      <p class="other-line">
                        <a href={pathOf(call.id)} class="row-title">
                          <Said w={w} text={call.title} />
                        </a>
                        <CallTag w={w} status={call.status} />
                      </p>
                      <p class="meta">
                        <span>{call.closes === null ? w.t('manage.no-dates') : closesText(w, call.zone, call.closes, door.clock())}</span>
                        <span>{w.t('manage.seats', { count: call.seats })}</span>
                        {call.rounds > 0 ? (
                          <span>
                            {call.status === 'concluded'
                              ? w.t('manage.placed', { count: call.placed })
                              : w.t('manage.placed-waiting', { placed: call.placed, waiting: call.waiting })}
                          </span>
                        ) : null}
                      </p>
                    </li>
                  ))}
                </ul>
              )}
              {retired ? null : (
                <p class="actions">
                  <LinkButton look="second" href={`/manage/calls/new?programme=${encodeURIComponent(programme.id)}`}>
                    {w.t('manage.new-call')}
                  </LinkButton>
                </p>
              )}
            </section>
          );
        })}
      </>
    ),
  });
};
