/** A new call of a programme: its title and zone; the rule begins as the programme says and is changed page by page. */
import { hasAt } from '../../../../kernel/decider/actor.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Radios, Select } from '../../look/forms/choices.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Carried } from '../../ordering.tsx';
import type { Words } from '../../words/words.ts';
import { wordsOf } from '../../refused.tsx';
import { statusOf } from '../../../http/problems.ts';
import { crumbsOf, managers, MistakeList, orderCall, pathOf } from './around.tsx';

interface Back {
  readonly form: Form;
  readonly refusal: Refusal;
}
export const showNewCall = (c: Ask, door: Door): Promise<Response> => page(c, door);

export const zonesOf = ({ pack }: Pick<Door, 'pack'>): readonly string[] => [
  ...new Set([pack.timeZone, ...pack.partners.map((p) => p.timeZone), 'UTC']),
];

// The zone's own name stands between isolates: an option has no room for an element that says its direction.
const zoneChoice = (w: Words, zone: string, now: string): string => `${w.zone(zone, now)} (\u2066${zone}\u2069)`;

const page = async (c: Ask, door: Door, back?: Back): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  await door.programmes.book.refresh(door.ledger);
  const mine = door.programmes.book.all().filter((p) => hasAt(actor, p.lead, ...managers));
  const chosen = back?.form.text('programme') ?? c.req.query('programme') ?? (mine.length === 1 ? mine[0]?.id : undefined);
  const programme = mine.find((p) => p.id === chosen);
  const title = w.t('manage.new-call');
  const error = back && wordsOf(w, back.refusal).body;
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, undefined, { label: title }),
      noIndex: true,
      error: error !== undefined,
      children:
        mine.length === 0 ? (
          <>
            <h1>{title}</h1>
            <EmptyState title={w.t('manage.empty-title')}>{w.t('manage.empty-body')}</EmptyState>
          </>
        ) : (
          <>
            <ErrorSummary w={w} errors={error === undefined ? [] : [{ name: 'title', text: error }]} />
            <h1>{title}</h1>
            <p class="lead">{w.t('manage.new-call-lead')}</p>
            <MistakeList refusal={back?.refusal} />
            <form method="post" action="/manage/calls/new" class="narrow-page">
              <Carried c={c} door={door} form={back?.form} />
              <Radios
                w={w}
                name="programme"
                label={w.t('manage.programme')}
                value={programme?.id}
                choices={mine.map((p) => ({
                  value: p.id,
                  label: <Said w={w} text={p.title} />,
                  hint: w.t('manage.seats', { count: p.call.venues.reduce((sum, v) => sum + v.seats, 0) }),
                }))}
              />
              <TextField
                w={w}
                name="title"
                label={w.t('manage.call-title')}
                hint={w.t('manage.call-title-hint')}
                maxlength={200}
                value={back?.form.text('title') ?? programme?.title.en ?? ''}
                error={error}
              />
              <TextField
                w={w}
                name="title-ur"
                label={w.t('manage.title-ur')}
                optional
                dir="rtl"
                lang="ur"
                maxlength={200}
                value={back?.form.text('title-ur') ?? programme?.title.ur ?? ''}
              />
              <Select
                w={w}
                name="zone"
                label={w.t('manage.zone')}
                hint={w.t('manage.zone-hint')}
                value={back?.form.text('zone') ?? door.pack.timeZone}
                choices={zonesOf(door).map((zone) => ({ value: zone, label: zoneChoice(w, zone, door.clock()) }))}
              />
              <p class="actions">
                <Button>{w.t('manage.begin-call')}</Button>
              </p>
            </form>
          </>
        ),
    },
    back === undefined ? 200 : statusOf(back.refusal),
  );
};

export const takeNewCall = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const programme = door.programmes.book.find(form.text('programme'));
  if (programme === undefined) return page(c, door, { form, refusal: { refused: true, reason: 'programme-unknown', details: {} } });
  if (form.text('title') === '') return page(c, door, { form, refusal: { refused: true, reason: 'words-missing', details: {} } });
  // The form's own id is the call's: sent twice, it is one call.
  const on = /^[0-9a-f-]{36}$/.test(form.text('command')) ? form.text('command') : door.makeId();
  const ur = form.text('title-ur');
  const title = { ...programme.title, en: form.text('title'), ...(ur === '' ? {} : { ur }) };
  const { id, version, lead, call: rules } = programme;
  const data = { programme: id, version, lead, title, rules, zone: form.text('zone') };
  const handled = await orderCall(c, door, form, { on, type: 'DraftCall', data });
  return isRefusal(handled) ? page(c, door, { form, refusal: handled }) : c.redirect(`${pathOf(on)}?done=drafted`, 303);
};
