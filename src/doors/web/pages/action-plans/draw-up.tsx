/** A new plan: with whom and for which time, then the lines that are due in it. */
import type { PlanLine } from '../../../../engagements/action-plan/action-plan.ts';
import { lineKey } from '../../../../engagements/action-plan/lines.ts';
import { linesFor } from '../../../../engagements/action-plan/progress.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { addDays, type Day } from '../../../../kernel/time/time.ts';
import { statusOf } from '../../../http/problems.ts';
import { commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { DateField, dayFrom } from '../../look/forms/date-field.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Carried } from '../../ordering.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { todayOf } from '../register/today.ts';
import { crumbsOf, nameOfOffice, type Offices, officesFor, order, pathOf, period, sitsAt, Wrong } from './around.tsx';
import { PickLines } from './pick-lines.tsx';

type Text = (name: string) => string;
interface Chosen {
  readonly partner: string;
  readonly office: string;
  readonly us: string;
  readonly from: Day;
  readonly until: Day;
}
const ownOffices = (c: Ask, offices: Offices) => offices.all.filter((o) => !o.closed && sitsAt(c.get('visitor').actor, o.id));
const quarterStart = (day: Day): Day => {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
};
/** This quarter and the three after it. */
const usualTime = (today: Day): { readonly from: Day; readonly until: Day } => {
  const from = quarterStart(today);
  return { from, until: addDays(`${Number(from.slice(0, 4)) + 1}${from.slice(4)}`, -1) };
};
const dayIn = (text: Text, name: string) => dayFrom(text(`${name}-day`), text(`${name}-month`), text(`${name}-year`));

/** What was chosen, or what is wrong with it; undefined before anything was. */
const chosenFrom = (c: Ask, offices: Offices, text: Text): Chosen | Refusal | undefined => {
  if (text('from-year') === '') return undefined;
  const own = ownOffices(c, offices).find((o) => o.id === text('office'));
  const [from, until] = [dayIn(text, 'from'), dayIn(text, 'until')];
  if (own === undefined) return refuse('not-allowed');
  if (!from || !until) return refuse('plan-needs-days');
  const partner = text('partner');
  if (!/^[A-Z]{2}$/.test(partner) || partner === own.country) return refuse('plan-needs-partner');
  if (until < from) return refuse('plan-ends-before-it-begins', { from, until });
  return { partner, office: own.id, us: own.country, from, until };
};
const partnersOf = (c: Ask, door: Door, offices: Offices): readonly string[] => {
  const own = new Set(ownOffices(c, offices).map((o) => o.country));
  const all = [...door.pack.partners.map((p) => p.country), ...offices.all.map((o) => o.country), door.pack.country];
  const others = [...new Set(all)].filter((country) => own.size > 1 || !own.has(country));
  const { words: w } = c.get('visitor');
  return others.sort((a, b) => w.compare(w.country(a), w.country(b)));
};

const begin = async (c: Ask, door: Door, offices: Offices, text: Text, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const own = ownOffices(c, offices);
  if (own.length === 0) return refused(c, door, refuse('not-allowed'));
  const usual = usualTime(todayOf(door).today);
  const typed = (name: 'from' | 'until') =>
    text('from-year') === '' ? usual[name] : { day: text(`${name}-day`), month: text(`${name}-month`), year: text(`${name}-year`) };
  const title = w.t('plans.draw-up');
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, undefined, title),
      noIndex: true,
      error: refusal !== undefined,
      children: (
        <div class="narrow-page stack">
          <h1>{title}</h1>
          <p class="lead">{w.t('plans.draw-up-lead')}</p>
          <Wrong w={w} refusal={refusal} />
          <form method="get" action="/action-plans/new">
            <Select
              w={w}
              name="partner"
              label={w.t('plans.partner')}
              value={text('partner')}
              choices={partnersOf(c, door, offices).map((value) => ({ value, label: w.country(value) }))}
            />
            <Select
              w={w}
              name="office"
              label={w.t('plans.own-office')}
              value={text('office')}
              choices={own.map((o) => ({ value: o.id, label: nameOfOffice(w, o) }))}
            />
            <DateField w={w} name="from" label={w.t('plans.from')} value={typed('from')} />
            <DateField w={w} name="until" label={w.t('plans.until')} value={typed('until')} />
            <p class="actions">
              <Button>{w.t('plans.show-lines')}</Button>
            </p>
          </form>
        </div>
      ),
    },
    refusal === undefined ? 200 : 422,
  );
};

const dayParts = (name: string, day: Day): readonly (readonly [string, string])[] => [
  [`${name}-day`, day.slice(8)],
  [`${name}-month`, day.slice(5, 7)],
  [`${name}-year`, day.slice(0, 4)],
];
const hiddenOf = ({ partner, office, from, until }: Chosen) => [
  ['partner', partner] as const,
  ['office', office] as const,
  ...dayParts('from', from),
  ...dayParts('until', until),
];
const againHref = (chosen: Chosen): string => `/action-plans/new?partner=${chosen.partner}`;

const usualTitle = (w: Words, chosen: Chosen): string =>
  w.t('plans.usual-title', { partner: w.country(chosen.partner), time: period(w, chosen) });

const pick = async (c: Ask, door: Door, offices: Offices, chosen: Chosen, lines: readonly PlanLine[], form?: Form, refusal?: Refusal) => {
  const { words: w } = c.get('visitor');
  const ticked = form === undefined ? undefined : new Set(form.all('line'));
  const title = w.t('plans.draw-up');
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, undefined, title),
      noIndex: true,
      error: refusal !== undefined,
      children: (
        <>
          <h1>{title}</h1>
          <p class="meta">
            <span>{w.country(chosen.partner)}</span> <span>{period(w, chosen)}</span> <a href={againHref(chosen)}>{w.t('frame.change')}</a>
          </p>
          <Wrong w={w} refusal={refusal} />
          {lines.length === 0 ? (
            <EmptyState title={w.t('plans.no-lines-title')}>{w.t('plans.no-lines-body')}</EmptyState>
          ) : (
            <form method="post" action="/action-plans/new">
              <Carried c={c} door={door} form={refusal === undefined ? undefined : form} />
              {hiddenOf(chosen).map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
              <TextField
                w={w}
                name="title"
                label={w.t('plans.name')}
                value={form?.text('title') ?? usualTitle(w, chosen)}
                maxlength={300}
                dir="auto"
              />
              <PickLines w={w} offices={offices} rows={lines.map((line) => ({ line, ticked: ticked?.has(lineKey(line)) ?? true }))} />
              <p class="actions">
                <Button>{w.t('plans.draw-up-now')}</Button>
              </p>
            </form>
          )}
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};

export const showDrawUp = async (c: Ask, door: Door): Promise<Response> => {
  const text: Text = (name) => (c.req.query(name) ?? '').trim().slice(0, 200);
  const offices = await officesFor(door, c.get('visitor').words);
  const chosen = chosenFrom(c, offices, text);
  if (chosen === undefined || isRefusal(chosen)) return begin(c, door, offices, text, chosen);
  return pick(c, door, offices, chosen, await linesFor(door.ledger, c.get('visitor').actor, chosen, door.clock()));
};

export const takeDrawUp = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const offices = await officesFor(door, c.get('visitor').words);
  const chosen = chosenFrom(c, offices, (name) => form.text(name));
  if (chosen === undefined || isRefusal(chosen))
    return begin(c, door, offices, (name) => form.text(name), chosen ?? refuse('plan-needs-days'));
  const found = await linesFor(door.ledger, c.get('visitor').actor, chosen, door.clock());
  const asked = new Set(form.all('line'));
  const lines = found.filter((line) => asked.has(lineKey(line)));
  const { partner, office, from, until } = chosen;
  const again = (refusal: Refusal) => pick(c, door, offices, chosen, found, form, refusal);
  if (asked.size === 0) return again(refuse('plan-without-lines'));
  if (lines.length < asked.size) return again(refuse('plan-lines-gone'));
  if (form.text('title') === '') return again(refuse('plan-needs-title'));
  const id = commandId(form, door);
  const sent = { text: (name: string) => (name === 'command' ? id : form.text(name)) };
  const outcome = await order(c, door, sent, id, 'DrawUpPlan', {
    title: form.text('title'),
    partner,
    office,
    from,
    until,
    lines: [...lines],
  });
  return isRefusal(outcome) ? again(outcome) : c.redirect(`${pathOf(id)}?done=drawn-up`, 303);
};
