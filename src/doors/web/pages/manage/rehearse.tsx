/** Rehearsals on the fixed applications, under seeds that do not count; the real seed is never shown here. */
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import type { Call, VenueOutcome } from '../../../../programmes/call/call.ts';
import type { Rehearsal } from '../../../../programmes/call/desk.ts';
import { readMarket } from '../../../../programmes/call/run-round.ts';
import { mostForSpread, type Spread, spreadOf } from '../../../../programmes/call/spread.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { EmptyState, Figures } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Carried } from '../../ordering.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { CallHead, crumbsOf, findManaged, isManager, namedIn, orderingOf, pathOf, scoreText } from './around.tsx';

/** Venue by reserve: seats filled of those kept, with who was last in. */
export const Outcomes = ({
  w,
  call,
  venues,
  caption,
}: {
  readonly w: Words;
  readonly call: Pick<Call, 'rules'>;
  readonly venues: readonly VenueOutcome[];
  readonly caption: string;
}) => {
  const { venue, group } = namedIn(w, call);
  const groups = [...new Set(call.rules.reserves.map((r) => r.group))];
  const Kept = ({ outcome, of }: { readonly outcome: VenueOutcome; readonly of: string }) => {
    const kept = outcome.reserves.filter((r) => r.group === of);
    if (kept.length === 0) return <span class="soft">–</span>;
    return (
      <>
        {kept.map((r) => (
          <>
            {w.t('manage.filled-of', { filled: r.filled, seats: r.seats })}
            <br />
            <span class="small soft">
              {r.cutOff === null
                ? r.filled < r.seats
                  ? w.t('manage.no-cut-off')
                  : ''
                : w.t('manage.cut-off', { score: scoreText(w, r.cutOff.score) })}
            </span>
          </>
        ))}
      </>
    );
  };
  return (
    <Table
      caption={caption}
      hideCaption
      rows={venues}
      columns={[
        { label: w.t('manage.venue'), kind: 'main', cell: (o) => venue(o.venue) },
        { label: w.t('manage.all-seats'), cell: (o) => w.t('manage.filled-of', { filled: o.filled, seats: o.seats }) },
        ...groups.map((id) => ({ label: group(id), cell: (o: VenueOutcome) => <Kept outcome={o} of={id} /> })),
        {
          label: w.t('manage.open-cut-off'),
          cell: (o) => (o.open === null ? <span class="soft">{w.t('manage.no-cut-off')}</span> : scoreText(w, o.open.score)),
        },
      ]}
    />
  );
};

export const Groups = ({
  w,
  call,
  groups,
}: {
  readonly w: Words;
  readonly call: Pick<Call, 'rules'>;
  readonly groups: Rehearsal['groups'];
}) => {
  const { group } = namedIn(w, call);
  return (
    <Table
      caption={w.t('manage.by-group')}
      hideCaption
      rows={groups}
      columns={[
        { label: w.t('manage.group'), kind: 'main', cell: (g) => (g.group === '' ? w.t('manage.everyone') : group(g.group)) },
        { label: w.t('manage.applicants'), kind: 'number', cell: (g) => w.number(g.applicants) },
        { label: w.t('manage.with-place'), kind: 'number', cell: (g) => w.number(g.placed) },
        { label: w.t('manage.share'), kind: 'number', cell: (g) => (g.applicants === 0 ? '–' : w.share(g.placed / g.applicants)) },
      ]}
    />
  );
};

const Turns = ({ w, call, spread }: { readonly w: Words; readonly call: Call; readonly spread: Spread }) => {
  const { venue } = namedIn(w, call);
  const between = ([low, high]: readonly [number, number], say: (n: number) => string) =>
    low === high ? say(low) : w.t('manage.between', { low: say(low), high: say(high) });
  return (
    <section>
      <h2>{w.t('manage.spread', { runs: spread.runs })}</h2>
      <p>{w.t('manage.spread-lead', { always: spread.always, sometimes: spread.sometimes, runs: spread.runs })}</p>
      <Table
        caption={w.t('manage.spread', { runs: spread.runs })}
        hideCaption
        rows={spread.venues}
        columns={[
          { label: w.t('manage.venue'), kind: 'main', cell: (v) => venue(v.venue) },
          { label: w.t('manage.seats-filled'), cell: (v) => between(v.filled, w.number) },
          {
            label: w.t('manage.open-cut-off'),
            cell: (v) =>
              v.cutOff === null ? <span class="soft">{w.t('manage.no-cut-off')}</span> : between(v.cutOff, (n) => scoreText(w, n)),
          },
        ]}
      />
    </section>
  );
};

export const showRehearse = async (c: Ask, door: Door): Promise<Response> => {
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const { words: w, actor } = c.get('visitor');
  const { id, state } = found;
  const asked = Number(c.req.query('run') ?? state.rehearsals);
  const shown =
    state.status === 'frozen' && state.rehearsals > 0 ? await door.programmes.calls.rehearsal(door.ledger, id, asked) : undefined;
  if (shown !== undefined && isRefusal(shown)) return refused(c, door, shown);
  const withSpread = shown !== undefined && shown.applicants <= mostForSpread;
  const spread = withSpread ? spreadOf(id, await readMarket(door.ledger, id, state)) : undefined;
  return door.frame.page(c, {
    title: w.t('manage.part-rehearse'),
    crumbs: crumbsOf(w, found, { label: w.t('manage.part-rehearse') }),
    noIndex: true,
    children: (
      <>
        <CallHead w={w} found={found} part="rehearse" />
        {state.status === 'frozen' ? (
          <>
            <p class="lead">{w.t('manage.rehearse-lead')}</p>
            {isManager(actor, state.lead) ? (
              <form method="post" action={pathOf(id, 'rehearse')} class="actions">
                <Carried c={c} door={door} />
                <Button look={shown === undefined ? 'first' : 'second'}>
                  {w.t(shown === undefined ? 'manage.do-rehearse' : 'manage.rehearse-again')}
                </Button>
                <LinkButton look={shown === undefined ? 'plain' : 'first'} href={pathOf(id, 'publish')}>
                  {w.t('manage.to-publish')}
                </LinkButton>
              </form>
            ) : null}
          </>
        ) : (
          <EmptyState title={w.t('manage.no-rehearsal-title')}>
            {w.t(state.rounds.length > 0 ? 'refusal.allocation-already-published' : 'refusal.applications-not-frozen')}
          </EmptyState>
        )}
        {shown === undefined ? null : (
          <>
            <section>
              <h2>{w.t('manage.run', { run: shown.run })}</h2>
              <Notice w={w}>
                <p>{w.t('manage.not-real')}</p>
              </Notice>
              <Figures
                figures={[
                  { value: w.number(shown.applicants), label: w.t('manage.take-part') },
                  { value: w.number(shown.placed), label: w.t('manage.with-place') },
                  { value: w.number(shown.waiting), label: w.t('manage.figure-waiting') },
                ]}
              />
              <Outcomes w={w} call={state} venues={shown.venues} caption={w.t('manage.by-venue')} />
            </section>
            <section>
              <h2>{w.t('manage.by-group')}</h2>
              <Groups w={w} call={state} groups={shown.groups} />
            </section>
            {spread === undefined ? <p class="soft">{w.t('manage.spread-too-many')}</p> : <Turns w={w} call={state} spread={spread} />}
            {state.rehearsals > 1 ? (
              <section>
                <h2>{w.t('manage.other-runs')}</h2>
                <ul class="chips">
                  {Array.from({ length: Math.min(20, state.rehearsals) }, (_, i) => state.rehearsals - i).map((run) => (
                    <li>
                      <a href={`${pathOf(id, 'rehearse')}?run=${run}`} aria-current={run === shown.run ? 'true' : undefined}>
                        {w.t('manage.run', { run })}
                      </a>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
          </>
        )}
      </>
    ),
  });
};

export const takeRehearsal = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const done = await door.programmes.calls.rehearse(door.ledger, orderingOf(c, door, form, found.id));
  if (!isRefusal(done)) return c.redirect(`${pathOf(found.id, 'rehearse')}?run=${done.run}`, 303);
  return refused(c, door, done);
};
