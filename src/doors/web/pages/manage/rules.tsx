/** A call's rule, concern by concern: written while it is a draft, read-only once people rely on it. Seats may change, with a reason. */
import { listOffices } from '../../../../identity/index.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { reservedSeats } from '../../../../programmes/call/rules-mistakes.ts';
import { allSeats, seatsNow } from '../../../../programmes/call/seats.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Carried, Done } from '../../ordering.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { statusOf } from '../../../http/problems.ts';
import { Code } from '../editing/parts.tsx';
import { fullOfficeName } from '../inbox/parts.tsx';
import { CallHead, crumbsOf, findManaged, inZone, isManager, namedIn, orderCall, pathOf } from './around.tsx';
import { Example } from './example.tsx';

interface Back {
  readonly form: Form;
  readonly refusal: Refusal;
}
export const showRules = (c: Ask, door: Door): Promise<Response> => page(c, door);

const page = async (c: Ask, door: Door, back?: Back): Promise<Response> => {
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const { words: w, actor } = c.get('visitor');
  const { id, state } = found;
  const { rules } = state;
  const isDraft = state.status === 'draft';
  const { venue, group } = namedIn(w, state);
  const offices = new Map((await listOffices(door.ledger.db)).map((o) => [o.id, o]));
  const maySeats = isManager(actor, state.lead) && ['open', 'closed', 'frozen', 'published'].includes(state.status);
  const error = back && wordsOf(w, back.refusal).body;
  const Edit = ({ concern, what }: { readonly concern: string; readonly what: string }) =>
    isDraft ? (
      <p>
        <a href={pathOf(id, 'rules', concern)}>
          {w.t('frame.change')}
          <span class="out"> {what}</span>
        </a>
      </p>
    ) : null;
  return door.frame.page(
    c,
    {
      title: w.t('manage.part-rules'),
      crumbs: crumbsOf(w, found, { label: w.t('manage.part-rules') }),
      noIndex: true,
      error: error !== undefined,
      children: (
        <>
          <ErrorSummary w={w} errors={error === undefined ? [] : [{ name: `seats-${back?.form.text('venue')}`, text: error }]} />
          <Done c={c} area="manage" />
          <CallHead w={w} found={found} part="rules" />
          {isDraft ? (
            <p class="lead">{w.t('manage.rules-lead')}</p>
          ) : (
            <Notice w={w} title={w.t('manage.rules-fixed-title')}>
              <p>{w.t('refusal.rules-are-fixed')}</p>
            </Notice>
          )}
          <section id="venues">
            <h2>{w.t('manage.venues')}</h2>
            <ul class="rows">
              {rules.venues.map((v) => {
                const seats = seatsNow(state, v);
                const mine = back?.form.text('venue') === v.id ? back : undefined;
                return (
                  <li id={`venue-${v.id}`}>
                    <p class="other-line">
                      <span class="row-title">
                        <Said w={w} text={v.name} />
                      </span>
                      <span class={seats === 0 ? 'tag warm' : 'tag'}>
                        {seats === 0 ? w.t('manage.venue-closed') : w.t('manage.seats', { count: seats })}
                      </span>
                    </p>
                    <p class="meta">
                      <span>
                        <Said w={w} text={v.city} />, {w.country(v.country)}
                      </span>
                      <span>{w.t('cohorts.from-until', { from: w.when(v.begins), until: w.when(v.ends) })}</span>
                      <span>{fullOfficeName(w, offices.get(v.host), v.host)}</span>
                    </p>
                    {v.when === undefined ? null : (
                      <p class="small">
                        {w.t('manage.only-when')} <Code>{v.when}</Code>
                      </p>
                    )}
                    {isDraft ? (
                      <p class="small">
                        <a href={`${pathOf(id, 'rules', 'venue')}?venue=${encodeURIComponent(v.id)}`}>
                          {w.t('frame.change')}
                          <span class="out"> {venue(v.id)}</span>
                        </a>
                      </p>
                    ) : null}
                    {maySeats ? (
                      <details class="fold" open={mine !== undefined}>
                        <summary>{w.t('manage.change-seats')}</summary>
                        <form method="post" action={pathOf(id, 'seats')} class="narrow-page">
                          <Carried c={c} door={door} form={mine?.form} />
                          <input type="hidden" name="venue" value={v.id} />
                          <TextField
                            w={w}
                            name={`seats-${v.id}`}
                            label={w.t('manage.seats-new')}
                            hint={w.t('manage.seats-hint')}
                            inputmode="numeric"
                            width={4}
                            value={mine?.form.text(`seats-${v.id}`) ?? String(seats)}
                            error={mine && error}
                          />
                          <TextField
                            w={w}
                            name={`reason-${v.id}`}
                            label={w.t('manage.reason')}
                            hint={w.t('manage.reason-public')}
                            maxlength={500}
                            dir="auto"
                            value={mine?.form.text(`reason-${v.id}`) ?? ''}
                          />
                          <p class="actions">
                            <Button look="second">{w.t('manage.change-seats')}</Button>
                          </p>
                        </form>
                      </details>
                    ) : null}
                  </li>
                );
              })}
            </ul>
            {isDraft ? (
              <p class="actions">
                <LinkButton look="second" href={pathOf(id, 'rules', 'venue')}>
                  {w.t('manage.add-venue')}
                </LinkButton>
              </p>
            ) : null}
          </section>
          {state.changes.length > 0 ? (
            <section>
              <h2>{w.t('manage.changes')}</h2>
              <ul class="rows">
                {state.changes.toReversed().map((change) => (
                  <li>
                    <p class="row-title">{w.t('manage.venue-seats', { venue: venue(change.venue), count: change.seats })}</p>
                    <p dir="auto">{change.reason}</p>
                    <p class="meta">{inZone(w, state.zone, change.at)}</p>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <section id="eligibility">
            <h2>{w.t('manage.eligibility')}</h2>
            {rules.eligibility.length === 0 ? <p class="soft">{w.t('manage.everyone-eligible')}</p> : null}
            <ol class="rows">
              {rules.eligibility.map((e) => (
                <li>
                  <p class="row-title">
                    <Said w={w} text={e.say} />
                  </p>
                  <p class="small soft">
                    <Code>{e.that}</Code>
                  </p>
                </li>
              ))}
            </ol>
            <Edit concern="eligibility" what={w.t('manage.eligibility')} />
          </section>
          <section id="groups">
            <h2>{w.t('manage.groups')}</h2>
            {rules.groups.length === 0 ? <p class="soft">{w.t('manage.no-groups')}</p> : null}
            <ul class="rows">
              {rules.groups.map((g) => (
                <li>
                  <p class="row-title">
                    <Said w={w} text={g.name} />
                  </p>
                  <p class="small soft">
                    <Code>{g.when}</Code>
                  </p>
                </li>
              ))}
            </ul>
            <Edit concern="groups" what={w.t('manage.groups')} />
          </section>
          <section id="reserves">
            <h2>{w.t('manage.reserves')}</h2>
            <p>{w.t('manage.reserves-lead')}</p>
            {rules.reserves.length === 0 ? (
              <p class="soft">{w.t('manage.no-reserves')}</p>
            ) : (
              <Table
                caption={w.t('manage.reserves')}
                hideCaption
                rows={rules.reserves.map((reserve, i) => ({ reserve, at: i + 1 }))}
                columns={[
                  { label: w.t('manage.order-label'), kind: 'number', cell: ({ at }) => w.number(at) },
                  { label: w.t('manage.group'), kind: 'main', cell: ({ reserve }) => group(reserve.group) },
                  {
                    label: w.t('manage.keeps'),
                    cell: ({ reserve }) =>
                      reserve.share === undefined
                        ? w.t('manage.seats-each', { count: reserve.seats ?? 0 })
                        : w.t('manage.share-of', { share: w.share(reserve.share) }),
                  },
                  {
                    label: w.t('manage.which-is'),
                    cell: ({ reserve }) =>
                      w.list(
                        rules.venues.flatMap((v) => {
                          const kept = reservedSeats(reserve, { id: v.id, seats: seatsNow(state, v) });
                          return kept === 0 ? [] : [w.t('manage.venue-seats', { venue: w.text(v.city).text, count: kept })];
                        }),
                      ),
                  },
                ]}
              />
            )}
            <Edit concern="reserves" what={w.t('manage.reserves')} />
          </section>
          <section id="filling">
            <h2>{w.t('manage.filling')}</h2>
            <SummaryList
              rows={[
                { label: w.t('manage.counting'), value: w.t(`manage.counting-${rules.counting}`) },
                { label: w.t('manage.order'), value: w.t(`manage.order-${rules.order}`) },
              ]}
            />
            <p>{w.t(`manage.counting-${rules.counting}-says`)}</p>
            <p>{w.t(`manage.order-${rules.order}-says`)}</p>
            <details class="fold">
              <summary>{w.t('manage.example')}</summary>
              <Example w={w} rules={rules} />
            </details>
            <Edit concern="filling" what={w.t('manage.filling')} />
          </section>
          <section id="offers">
            <h2>{w.t('manage.scoring')}</h2>
            <SummaryList
              rows={[
                {
                  label: w.t('manage.reviews'),
                  value: w.t(rules.scoring.third === undefined ? 'manage.two-reviews' : 'manage.three-reviews'),
                },
                { label: w.t('manage.minimum'), value: w.t('manage.of-hundred', { score: rules.scoring.minimum }) },
                { label: w.t('manage.offer-for'), value: w.t('manage.days', { count: Number(/\d+/.exec(rules.offerFor)?.[0] ?? 0) }) },
                { label: w.t('manage.all-seats'), value: w.number(allSeats(state)) },
              ]}
            />
            <Edit concern="offers" what={w.t('manage.scoring')} />
          </section>
          {isDraft && isManager(actor, state.lead) ? (
            <p class="actions">
              <LinkButton href={pathOf(id, 'open')}>{w.t('manage.to-open')}</LinkButton>
            </p>
          ) : null}
        </>
      ),
    },
    back === undefined ? 200 : statusOf(back.refusal),
  );
};

export const takeSeats = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const venue = form.text('venue');
  const typed = form.text(`seats-${venue}`);
  const reason = form.text(`reason-${venue}`);
  const handled = !/^\d{1,6}$/.test(typed)
    ? refuse('seats-not-a-number')
    : reason === ''
      ? refuse('words-missing')
      : await orderCall(c, door, form, { on: found.id, type: 'ChangeSeats', data: { venue, seats: Number(typed), reason } });
  if (isRefusal(handled)) return page(c, door, { form, refusal: handled });
  return c.redirect(`${pathOf(found.id, 'rules')}?done=seats#venue-${encodeURIComponent(venue)}`, 303);
};
