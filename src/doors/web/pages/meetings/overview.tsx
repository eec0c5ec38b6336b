/** One meeting at a glance: when and where, what comes next; for the public what is public of it. */
import { findByAddress, findCommuniquePage } from '../../../../communiques/index.ts';
import { findMeeting, type FoundMeeting } from '../../../../engagements/meeting/queries.ts';
import { findGroup } from '../../../../engagements/working-group/queries.ts';
import { has } from '../../../../kernel/decider/actor.ts';
import type { Ask, Door } from '../../door.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { SummaryList, TaskList } from '../../look/parts/lists.tsx';
import { Done } from '../../ordering.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import {
  crumbsOf,
  hasBegun,
  Head,
  nameOfOffice,
  Order,
  type Own,
  ownOf,
  type PartProps,
  pathOf,
  StatusTag,
  timeIn,
  Wrong,
} from './around.tsx';
import { offsetOf, zoneName } from '../calendar/times.tsx';
import { TypedTitle } from '../groups/around.tsx';
import { AgendaList } from './agenda.tsx';
import { PaperList } from './papers.tsx';
import { nextStep, stepsOf } from './steps.ts';

const Times = ({ w, door, state }: { readonly w: Words; readonly door: Door; readonly state: FoundMeeting['state'] }) => {
  const home = door.pack.timeZone;
  const here = timeIn(w, home, state);
  const there = timeIn(w, state.zone, state);
  return (
    <>
      {there}
      <br />
      <span class="small soft">
        {zoneName(w, state.zone, state.starts)} (<bdi>{offsetOf(state.zone, state.starts)}</bdi>)
      </span>
      {here === there ? null : (
        <>
          <br />
          {w.t('meetings.here-it-is', { time: here, zone: zoneName(w, home, state.starts) })}
        </>
      )}
    </>
  );
};
const factsOf = (w: Words, door: Door, state: FoundMeeting['state']) => [
  { label: w.t('meetings.when'), value: <Times w={w} door={door} state={state} /> },
  ...(state.place === '' ? [] : [{ label: w.t('meetings.place'), value: <bdi>{state.place}</bdi> }]),
  { label: w.t('meetings.between'), value: w.list(state.countries.map((country) => w.country(country))) },
];

/** Where the promises of public minutes wait or stand: the communiqué that was made of them. */
export const communiqueOf = async (c: Ask, door: Door, id: string): Promise<string | undefined> => {
  const found = await findByAddress(door.ledger, `${door.publicUrl}/meetings/${encodeURIComponent(id)}`);
  if (found === undefined) return undefined;
  if (has(c.get('visitor').actor, 'editor', 'officer', 'supervisor', 'auditor')) return `/desk/communiques/${found}`;
  return (await findCommuniquePage(door.ledger, found)) === undefined ? undefined : `/communiques/${found}`;
};

const PublicPage = (a: {
  readonly w: Words;
  readonly door: Door;
  readonly found: FoundMeeting;
  readonly communique: string | undefined;
}) => {
  const { w, door, found, communique } = a;
  const { id, state } = found;
  return (
    <>
      <header class="stack">
        <p class="eyebrow">
          {w.t(`meetings.kind-${state.kind}`)} · <bdi class="reference">{state.reference}</bdi>
        </p>
        <TypedTitle text={state.title} />
        <p class="meta">
          <StatusTag w={w} status={state.status} />
        </p>
      </header>
      <SummaryList rows={factsOf(w, door, state)} />
      <p class="actions">
        <a href={`${pathOf(id)}.ics`}>{w.t('meetings.as-ics')}</a>
      </p>
      {state.agenda.length > 0 ? (
        <section>
          <h2>{w.t('meetings.part-agenda')}</h2>
          <AgendaList w={w} state={state} />
        </section>
      ) : null}
      {state.papers.length > 0 ? (
        <section>
          <h2>{w.t('meetings.part-papers')}</h2>
          <PaperList w={w} id={id} papers={state.papers} />
        </section>
      ) : null}
      {state.outcome === null ? null : (
        <section>
          <h2>{w.t('meetings.outcome')}</h2>
          <p class="reading-text">{state.outcome}</p>
        </section>
      )}
      {state.minutes === null ? null : (
        <section>
          <h2>{w.t('meetings.part-minutes')}</h2>
          <p class="reading-text" lang={state.minutes.language} dir="auto">
            {state.minutes.text}
          </p>
          <p class="small soft">
            {w.t('meetings.digest')} <bdi class="digest">{state.minutes.digest}</bdi>
          </p>
          {communique === undefined ? null : (
            <p>
              <a href={communique}>{w.t('meetings.its-commitments')}</a>
            </p>
          )}
        </section>
      )}
    </>
  );
};

const Next = ({ w, own, now }: { readonly w: Words; readonly own: Own; readonly now: string }) => {
  const steps = stepsOf(own.state, now);
  const next = nextStep(steps);
  if (steps.length === 0) return null;
  return (
    <section>
      <h2>{w.t(hasBegun(own.state, now) ? 'meetings.steps-after' : 'meetings.steps-before')}</h2>
      {next !== undefined && next.part !== 'overview' ? (
        <p class="actions">
          <LinkButton href={pathOf(own.id, next.part)}>{w.t(`meetings.next-${next.name}`)}</LinkButton>
        </p>
      ) : null}
      <TaskList
        w={w}
        tasks={steps.map(({ name, part, state }) => ({ label: w.t(`meetings.step-${name}`), href: pathOf(own.id, part), state }))}
      />
    </section>
  );
};

export const Overview = async (of: PartProps) => {
  const { c, door, w, own, now } = of;
  const { id, state } = own;
  const { group, desks, office, sequence } = state;
  // Who is invited to one meeting need not know of the group.
  const named = group === null ? undefined : await findGroup(door.ledger, group, c.get('visitor').actor);
  const communique = await communiqueOf(c, door, id);
  const partners = own.sides.includes(door.pack.country) ? state.countries.filter((country) => country !== door.pack.country) : [];
  // That it was called off is a change of its own, and told above.
  const changes = state.status === 'cancelled' ? '' : w.t('meetings.sequence', { sequence });
  const canHold = state.status === 'planned' && hasBegun(state, now) && own.may('HoldMeeting');
  return (
    <>
      {state.status === 'cancelled' ? (
        <Notice w={w}>
          <p>{w.t('meetings.was-cancelled')}</p>
          {state.cancelled === null ? null : (
            <p>
              {w.t('meetings.reason')}: <bdi class="as-typed">{state.cancelled.reason}</bdi>
            </p>
          )}
        </Notice>
      ) : null}
      {canHold ? (
        <Order of={of} part="overview" does="hold">
          <p>{w.t('meetings.hold-hint')}</p>
          <p class="actions">
            <Button>{w.t('meetings.hold')}</Button>
          </p>
        </Order>
      ) : null}
      <SummaryList
        rows={[
          ...factsOf(w, door, state),
          ...(named === undefined
            ? []
            : [
                {
                  label: w.t('meetings.group'),
                  value: (
                    <a href={`/groups/${encodeURIComponent(named.id)}`}>
                      <bdi>{named.state.title}</bdi>
                    </a>
                  ),
                },
              ]),
          { label: w.t('meetings.invites'), value: nameOfOffice(w, own, office) },
          {
            label: w.t('meetings.desks'),
            value: (
              <ul class="plain-list">
                {desks.map((desk) => (
                  <li>
                    {w.country(desk.country)}: {nameOfOffice(w, own, desk.office)}
                  </li>
                ))}
              </ul>
            ),
          },
          // A meeting that was held needs no word of invitations that nobody sent.
          ...(state.status === 'held' && !state.invited
            ? []
            : [
                {
                  label: w.t('meetings.invitation'),
                  value: [w.t(state.invited ? 'meetings.invited' : 'meetings.not-invited'), changes]
                    .filter((said) => said !== '')
                    .join(' '),
                },
              ]),
        ]}
      />
      <p class="actions">
        {state.status === 'cancelled' ? null : <a href={`${pathOf(id)}.ics`}>{w.t('meetings.as-ics')}</a>}
        {partners.map((partner) => (
          <a href={`/briefs/${partner}?for=${encodeURIComponent(id)}`}>{w.t('meetings.brief', { country: w.country(partner) })}</a>
        ))}
        {communique === undefined ? null : <a href={communique}>{w.t('meetings.its-commitments')}</a>}
      </p>
      <Next w={w} own={own} now={now} />
    </>
  );
};

/** `/meetings/:id`, for everybody who may see anything of it. */
export const showMeeting = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const found = await findMeeting(door.ledger, c.req.param('id') ?? '', actor);
  if (found === undefined) return nothingHere(c, door);
  const { id, state } = found;
  const crumbs = crumbsOf(w, { id, title: state.title });
  if (found.sight === 'public') {
    const communique = await communiqueOf(c, door, id);
    const children = <PublicPage w={w} door={door} found={found} communique={communique} />;
    return door.frame.page(c, { title: state.title, crumbs, children });
  }
  const own = await ownOf(door, actor, found);
  const children = (
    <>
      <Head w={w} own={own} part="overview" />
      <Done c={c} area="meetings" />
      <Wrong w={w} refusal={undefined} />
      {await Overview({ c, door, w, own, now: door.clock() })}
    </>
  );
  return door.frame.page(c, { title: state.title, crumbs, noIndex: true, children });
};
