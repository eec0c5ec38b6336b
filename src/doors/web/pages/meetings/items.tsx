/** Action items: who owes what by when, and how it stands by both sides' own words. */
import { reportStatuses } from '../../../../engagements/agreement/agreement.ts';
import { isDisputed, newestOf } from '../../../../engagements/meeting/items.ts';
import type { ActionItem } from '../../../../engagements/meeting/meeting.ts';
import { Button } from '../../look/forms/button.tsx';
import { Checkboxes, Select } from '../../look/forms/choices.tsx';
import { DateField } from '../../look/forms/date-field.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { safeHref } from '../../look/safe-href.ts';
import { SummaryList } from '../../look/parts/lists.tsx';
import { obligationPath } from '../obligations/address.ts';
import { Empty, kept, nameOfOffice, officeName, Order, type PartProps } from './around.tsx';
import { isOpen, Settled } from './decisions.tsx';

const Evidence = ({ text }: { readonly text: string }) =>
  /^https?:\/\//.test(text) ? (
    <a href={safeHref(text)} rel="noreferrer" dir="ltr">
      {text}
    </a>
  ) : (
    <bdi>{text}</bdi>
  );
const Said = ({ of, item, country }: { readonly of: PartProps; readonly item: ActionItem; readonly country: string }) => {
  const { w, own } = of;
  const said = newestOf(item, country);
  const us = own.sides.includes(country);
  return (
    <div class={us ? 'says ours' : 'says'}>
      <p class="small soft">{w.t(us ? 'meetings.we-say' : 'meetings.they-say', { country: w.country(country) })}</p>
      {said === undefined ? (
        <p class="soft">{w.t('meetings.nothing-said')}</p>
      ) : (
        <>
          <p>
            <strong>{w.t(`meetings.report-${said.status}`)}</strong> <span class="small soft">{w.whenShort(said.at.slice(0, 10))}</span>
          </p>
          {said.words === '' ? null : <p class="reading-words">{said.words}</p>}
          {said.evidence === null ? null : (
            <p class="small">
              {w.t('meetings.evidence')}: <Evidence text={said.evidence} />
            </p>
          )}
        </>
      )}
    </div>
  );
};
const ReportForm = ({ of, item }: { readonly of: PartProps; readonly item: ActionItem }) => {
  const { w, own, form } = of;
  const sides = own.state.countries.filter((country) => own.may('ReportActionItem', { item: item.id, country }));
  if (sides.length === 0 || item.met !== null) return null;
  const here = form?.text('do') === 'report' && form.text('item') === item.id ? of : { form: undefined };
  const name = (field: string) => `${field}-${item.id}`;
  return (
    <details open={here.form !== undefined}>
      <summary>
        {w.t('meetings.report')}
        <span class="out"> {item.title}</span>
      </summary>
      <Order of={{ ...of, form: here.form }} part="items" does="report">
        <input type="hidden" name="item" value={item.id} />
        {sides.length === 1 ? (
          <input type="hidden" name={name('country')} value={sides[0]} />
        ) : (
          <Select
            w={w}
            name={name('country')}
            label={w.t('meetings.report-for')}
            value={kept(here, 'report', name('country'))}
            choices={sides.map((value) => ({ value, label: w.country(value) }))}
          />
        )}
        <Select
          w={w}
          name={name('status')}
          label={w.t('meetings.report-status')}
          value={kept(here, 'report', name('status'), newestOf(item, sides[0] ?? '')?.status ?? 'underway')}
          choices={reportStatuses.map((value) => ({ value, label: w.t(`meetings.report-${value}`) }))}
        />
        <TextArea
          w={w}
          name={name('words')}
          label={w.t('meetings.report-words')}
          rows={3}
          maxlength={5_000}
          optional
          value={kept(here, 'report', name('words'))}
        />
        <TextField
          w={w}
          name={name('evidence')}
          label={w.t('meetings.evidence')}
          hint={w.t('meetings.evidence-hint')}
          maxlength={2_000}
          dir="auto"
          optional
          value={kept(here, 'report', name('evidence'))}
        />
        <p class="actions">
          <Button look="second">{w.t('meetings.report')}</Button>
        </p>
      </Order>
    </details>
  );
};
const One = ({ of, item }: { readonly of: PartProps; readonly item: ActionItem }) => {
  const { w, own } = of;
  const { countries, items } = own.state;
  const blocked = items.filter((other) => item.blocks.includes(other.id));
  return (
    <article class="clause" id={`item-${item.id}`}>
      <h2>
        <bdi>{item.title}</bdi>
      </h2>
      <p class="meta">
        {item.met !== null ? (
          <span class="tag">{w.t('meetings.item-met', { day: w.whenShort(item.met) })}</span>
        ) : item.overdueSince !== null ? (
          <span class="tag refused">{w.t('meetings.item-overdue', { day: w.whenShort(item.overdueSince) })}</span>
        ) : null}
        {isDisputed(item) ? <span class="tag warm">{w.t('meetings.item-disputed')}</span> : null}
      </p>
      <SummaryList
        short
        rows={[
          { label: w.t('meetings.owes'), value: `${w.country(item.country)}: ${nameOfOffice(w, own, item.owner)}` },
          { label: w.t('meetings.due'), value: w.when(item.due) },
          ...(item.watcher === null ? [] : [{ label: w.t('meetings.watches'), value: nameOfOffice(w, own, item.watcher) }]),
          ...(item.commitment === null
            ? []
            : [
                {
                  label: w.t('meetings.fulfils'),
                  value: <a href={`/commitments/${encodeURIComponent(item.commitment)}`}>{item.commitment}</a>,
                },
              ]),
          ...(blocked.length === 0
            ? []
            : [
                {
                  label: w.t('meetings.blocks'),
                  value: (
                    <ul class="plain-list">
                      {blocked.map((other) => (
                        <li>
                          <a href={`#item-${other.id}`}>{other.title}</a>
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]),
        ]}
      />
      <div class="sayings">
        {countries
          .toSorted((a, b) => Number(own.sides.includes(b)) - Number(own.sides.includes(a)))
          .map((country) => (
            <Said of={of} item={item} country={country} />
          ))}
      </div>
      <p>
        <a href={obligationPath({ source: 'meeting', of: own.id, id: item.id })}>
          {w.t('meetings.its-history')}
          <span class="out"> {item.title}</span>
        </a>
      </p>
      <ReportForm of={of} item={item} />
      {isOpen(of) && item.met === null && own.may('RemoveActionItem') ? (
        <Order of={of} part="items" does="item-remove">
          <input type="hidden" name="item" value={item.id} />
          <Button look="plain" compact label={`${w.t('frame.remove')} ${item.title}`}>
            {w.t('frame.remove')}
          </Button>
        </Order>
      ) : null}
    </article>
  );
};

const Add = (of: PartProps) => {
  const { w, own } = of;
  const { countries, desks, items } = own.state;
  const offices = own.offices.filter((o) => !o.closed && countries.includes(o.country));
  const choices = offices.map((o) => ({ value: o.id, label: `${w.country(o.country)}: ${officeName(w, o)}` }));
  const field = (name: string, standing = '') => kept(of, 'item', name, standing);
  return (
    <section>
      <h2>{w.t('meetings.item-add')}</h2>
      <Order of={of} part="items" does="item">
        <TextField
          w={w}
          name="title"
          label={w.t('meetings.item-title')}
          hint={w.t('meetings.item-title-hint')}
          maxlength={500}
          dir="auto"
          value={field('title')}
        />
        <Select
          w={w}
          name="owner"
          label={w.t('meetings.owner')}
          value={field('owner', desks.find((d) => own.sides.includes(d.country))?.office)}
          choices={choices}
        />
        <DateField
          w={w}
          name="due"
          label={w.t('meetings.due')}
          value={{ day: field('due-day'), month: field('due-month'), year: field('due-year') }}
        />
        <Select
          w={w}
          name="watcher"
          label={w.t('meetings.watcher')}
          hint={w.t('meetings.watcher-hint')}
          optional
          empty={w.t('meetings.nobody')}
          value={field('watcher')}
          choices={choices}
        />
        <TextField
          w={w}
          name="commitment"
          label={w.t('meetings.fulfils')}
          hint={w.t('meetings.commitment-hint')}
          width={20}
          maxlength={60}
          dir="ltr"
          optional
          value={field('commitment')}
        />
        {items.length > 0 ? (
          <Checkboxes
            w={w}
            name="blocks"
            label={w.t('meetings.blocks-which')}
            optional
            values={of.form?.text('do') === 'item' ? of.form.all('blocks') : []}
            choices={items.map(({ id, title }) => ({ value: id, label: <bdi>{title}</bdi> }))}
          />
        ) : null}
        <p class="actions">
          <Button>{w.t('meetings.item-add')}</Button>
        </p>
      </Order>
    </section>
  );
};
export const ItemsPart = (of: PartProps) => {
  const { w, own } = of;
  return (
    <>
      <Settled {...of} />
      {own.state.items.length === 0 ? (
        <Empty of={of} title={w.t('meetings.items-empty')}>
          {w.t('meetings.items-empty-body')}
        </Empty>
      ) : (
        own.state.items.map((item) => <One of={of} item={item} />)
      )}
      {isOpen(of) && own.may('AddActionItem') ? <Add {...of} /> : null}
    </>
  );
};
