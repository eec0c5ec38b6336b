/** One call: until when and where to apply, by which rule places are given, and afterwards what came of it. */
import type { Call } from '../../../../programmes/call/call.ts';
import { type FoundCall, findCall } from '../../../../programmes/call/queries.ts';
import { allSeats } from '../../../../programmes/call/seats.ts';
import { candidaciesInCall } from '../../../../programmes/candidacy/queries.ts';
import type { Instant } from '../../../../kernel/time/time.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { Figures } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { type Step, Steps } from '../../look/parts/steps.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { homeOf, Moment, periodText, type Phase, phaseOf, PhaseTag, Until, VenueName } from './around.tsx';
import { countedOutcomes } from './outcomes.tsx';
import { ResultFigures, Results } from './results.tsx';
import { RuleInWords } from './rule-words.tsx';
import { Venues } from './venues.tsx';

/** Drafts are nobody's business yet, and a call cancelled unopened never was one. */
export const findPublicCall = async (door: Pick<Door, 'ledger'>, id: string): Promise<FoundCall | undefined> => {
  const found = await findCall(door.ledger, id);
  return found === undefined || found.state.opens === null ? undefined : found;
};

const order: readonly Phase[] = ['coming', 'open', 'reviewing', 'published', 'concluded'];
/** The way of a call, for those who have not applied. */
export const callSteps = (w: Words, call: Call, phase: Phase, home: string): readonly Step[] => {
  const at = order.indexOf(phase);
  const step = (i: number, title: string, when?: Instant | null, says?: string): Step => {
    const state = i < at ? 'done' : i === at ? 'now' : 'to-come';
    return {
      state,
      title,
      stateText: w.t(`programmes.step-${state}`),
      ...(when ? { when: <Moment w={w} at={when} zone={call.zone} home={home} /> } : {}),
      ...(says ? { says } : {}),
    };
  };
  const first = call.rules.venues.map((v) => v.begins).sort()[0];
  return [
    step(0, w.t('programmes.step-opens'), call.opens),
    step(1, w.t('programmes.step-closes'), call.closes),
    step(2, w.t('programmes.step-review'), call.frozen?.at, w.t('programmes.step-review-says')),
    step(
      3,
      w.t('programmes.step-published'),
      call.rounds[0]?.at,
      w.t('programmes.step-published-says', { period: periodText(w, call.rules.offerFor) }),
    ),
    step(4, w.t('programmes.step-begins', { when: first === undefined ? '' : w.when(first) })),
  ];
};

const Changes = ({ w, call, home }: { readonly w: Words; readonly call: Call; readonly home: string }) =>
  call.changes.length === 0 ? null : (
    <Notice w={w} title={w.t('programmes.changes-title')}>
      <ul class="bare">
        {call.changes.map((change) => (
          <li>
            <strong>
              <VenueName w={w} rules={call.rules} id={change.venue} />
            </strong>{' '}
            {change.seats === 0 ? w.t('programmes.change-closed') : w.t('programmes.change-seats', { count: change.seats })}{' '}
            <bdi dir="auto">{change.reason}</bdi>
            <span class="soft small block">
              <Moment w={w} at={change.at} zone={call.zone} home={home} />
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );

export const showCall = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, person } = c.get('visitor');
  const found = await findPublicCall(door, c.req.param('call') ?? '');
  if (found === undefined) return nothingHere(c, door);
  const { id, state: call } = found;
  const phase = phaseOf(call, door.clock());
  const programme = door.programmes.book.find(call.programme, call.version) ?? door.programmes.book.find(call.programme);
  const home = homeOf(door, w);
  const mine = person === null ? [] : await candidaciesInCall(door.ledger, id, person.id);
  const title = w.text(call.title).text;
  const round = call.rounds.at(-1);
  const groups = call.rules.groups.map((g) => g.id);
  const outcomes = round === undefined ? [] : await countedOutcomes(door, { call: id }, groups);
  const seats = allSeats(call);
  return door.frame.page(c, {
    title,
    description: programme === undefined ? title : w.text(programme.summary).text,
    crumbs: [
      { href: '/programmes', label: w.t('programmes.title') },
      ...(programme === undefined ? [] : [{ href: `/programmes/${programme.id}`, label: w.text(programme.title).text }]),
      { label: title },
    ],
    hero: (
      <div class="service-hero">
        <div>
          <p class="eyebrow">
            {programme === undefined ? null : <Said w={w} text={programme.title} />} <PhaseTag w={w} phase={phase} />
          </p>
          <h1>
            <Said w={w} text={call.title} />
          </h1>
          {phase === 'coming' && call.opens !== null ? (
            <p class="lead">
              {w.t('programmes.opens')} <Moment w={w} at={call.opens} zone={call.zone} home={home} />
            </p>
          ) : null}
          {phase === 'open' && call.closes !== null ? (
            <p class="lead">
              {w.t('programmes.closes')} <Until w={w} at={call.closes} zone={call.zone} home={home} />
            </p>
          ) : null}
          {phase === 'reviewing' ? <p class="lead">{w.t('programmes.reviewing-lead')}</p> : null}
          {phase === 'published' ? <p class="lead">{w.t('programmes.published-lead')}</p> : null}
          {phase === 'concluded' ? <p class="lead">{w.t('programmes.concluded-lead')}</p> : null}
          {phase === 'cancelled' ? <p class="lead">{w.t('programmes.cancelled-lead')}</p> : null}
          <p class="actions no-print">
            {mine[0] === undefined ? null : <LinkButton href={`/places/${mine[0].id}`}>{w.t('places.see-mine')}</LinkButton>}
            {phase === 'open' && mine.length === 0 ? (
              <LinkButton href={`/services/${call.rules.service}/start`}>{w.t('programmes.apply')}</LinkButton>
            ) : null}
            {phase === 'open' ? <a href={`/services/${call.rules.service}`}>{w.t('programmes.what-is-asked')}</a> : null}
          </p>
        </div>
        {round === undefined ? (
          <Figures
            figures={[
              { value: w.number(seats), label: w.t('programmes.seats-figure') },
              { value: w.number(call.rules.venues.length), label: w.t('programmes.venues-figure', { count: call.rules.venues.length }) },
            ]}
          />
        ) : (
          <ResultFigures w={w} round={round} concluded={phase === 'concluded'} />
        )}
      </div>
    ),
    children: (
      <>
        <Changes w={w} call={call} home={home} />
        <div class="main-side">
          <section>
            <h2>{w.t('programmes.venues')}</h2>
            <Venues w={w} venues={call.rules.venues} changes={call.changes} />
            {call.rules.eligibility.length === 0 ? null : (
              <>
                <h3>{w.t('programmes.for-whom')}</h3>
                <ul class="bullets">
                  {call.rules.eligibility.map((rule) => (
                    <li>
                      <Said w={w} text={rule.say} />
                    </li>
                  ))}
                </ul>
              </>
            )}
          </section>
          {phase === 'cancelled' ? null : (
            <aside>
              <h2 class="aside-title">{w.t('programmes.way')}</h2>
              <Steps steps={callSteps(w, call, phase, home)} />
              <p class="soft small">{w.t('programmes.zone-note')}</p>
            </aside>
          )}
        </div>
        <Results w={w} door={door} id={id} call={call} home={home} outcomes={outcomes} />
        <RuleInWords w={w} call={call} />
      </>
    ),
  });
};
