/** The forms that write a rule, one for each concern: what is asked, and the rule that what was typed makes. */
import { refuse } from '../../../../kernel/refusals/refusal.ts';
import type { CallRules } from '../../../../programmes/programme/definition.ts';
import { Radios } from '../../look/forms/choices.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { type Concern, idFrom, type Written, written } from './concern.ts';
import { Example } from './example.tsx';
import { reserves } from './concern-reserves.tsx';
import { venue } from './concern-venue.tsx';

/** Rows that are there, and some empty ones to fill. */
const rowsOf = <T,>(known: readonly T[], empty: number): readonly (T | undefined)[] => [
  ...known,
  ...Array.from({ length: empty }, () => undefined),
];
const withRules = (state: Written, rules: Partial<CallRules>): Written => ({ title: state.title, rules: { ...state.rules, ...rules } });

const eligibility: Concern = {
  title: 'manage.eligibility',
  lead: 'manage.eligibility-lead',
  fields: ({ w, state, value }) =>
    rowsOf(state.rules.eligibility, 2).map((e, i) => (
      <fieldset class="rule-row">
        <legend>{w.t('manage.condition', { number: i + 1 })}</legend>
        <TextField
          w={w}
          name={`that-${i}`}
          label={w.t('manage.holds-when')}
          dir="ltr"
          spellcheck={false}
          maxlength={1000}
          optional
          value={value(`that-${i}`, e?.that)}
        />
        <TextField
          w={w}
          name={`say-${i}`}
          label={w.t('manage.say-en')}
          dir="ltr"
          maxlength={500}
          optional
          value={value(`say-${i}`, e?.say.en)}
        />
        <TextField
          w={w}
          name={`say-ur-${i}`}
          label={w.t('manage.say-ur')}
          dir="rtl"
          lang="ur"
          maxlength={500}
          optional
          value={value(`say-ur-${i}`, e?.say.ur)}
        />
      </fieldset>
    )),
  read: (form, state) => {
    const known = state.rules.eligibility;
    const rows = rowsOf(known, 2).flatMap((e, i) => {
      const that = form.text(`that-${i}`);
      return that === '' ? [] : [{ that, say: written(e?.say, form.text(`say-${i}`), form.text(`say-ur-${i}`)) }];
    });
    return rows.some((r) => r.say.en === '') ? refuse('words-missing') : withRules(state, { eligibility: rows });
  },
};

const groups: Concern = {
  title: 'manage.groups',
  lead: 'manage.groups-lead',
  fields: ({ w, state, value }) =>
    rowsOf(state.rules.groups, state.rules.groups.length < 15 ? 2 : 0).map((g, i) => (
      <fieldset class="rule-row">
        <legend>{g === undefined ? w.t('manage.new-group') : w.text(g.name).text}</legend>
        <TextField
          w={w}
          name={`name-${i}`}
          label={w.t('manage.name-en')}
          dir="ltr"
          maxlength={200}
          optional
          value={value(`name-${i}`, g?.name.en)}
        />
        <TextField
          w={w}
          name={`name-ur-${i}`}
          label={w.t('manage.name-ur')}
          dir="rtl"
          lang="ur"
          maxlength={200}
          optional
          value={value(`name-ur-${i}`, g?.name.ur)}
        />
        <TextField
          w={w}
          name={`when-${i}`}
          label={w.t('manage.belongs-when')}
          dir="ltr"
          spellcheck={false}
          maxlength={1000}
          optional
          value={value(`when-${i}`, g?.when)}
        />
      </fieldset>
    )),
  read: (form, state) => {
    const rows = rowsOf(state.rules.groups, 2).flatMap((g, i) => {
      const en = form.text(`name-${i}`);
      return en === ''
        ? []
        : [{ id: g?.id ?? idFrom(en), name: written(g?.name, en, form.text(`name-ur-${i}`)), when: form.text(`when-${i}`) }];
    });
    return rows.some((r) => r.when === '') ? refuse('condition-missing') : withRules(state, { groups: rows });
  },
};
const filling: Concern = {
  title: 'manage.filling',
  lead: 'manage.filling-lead',
  fields: ({ w, state, value }) => (
    <>
      <Radios
        w={w}
        name="counting"
        label={w.t('manage.counting')}
        value={value('counting', state.rules.counting)}
        choices={(['one', 'all'] as const).map((v) => ({
          value: v,
          label: w.t(`manage.counting-${v}`),
          hint: w.t(`manage.counting-${v}-says`),
        }))}
      />
      <Radios
        w={w}
        name="order"
        label={w.t('manage.order')}
        value={value('order', state.rules.order)}
        choices={(['reserves-first', 'open-first'] as const).map((v) => ({
          value: v,
          label: w.t(`manage.order-${v}`),
          hint: w.t(`manage.order-${v}-says`),
        }))}
      />
      <section class="example-section">
        <h2>{w.t('manage.example')}</h2>
        <Example w={w} rules={state.rules} />
      </section>
    </>
  ),
  read: (form, state) =>
    withRules(state, {
      counting: form.text('counting') === 'all' ? 'all' : 'one',
      order: form.text('order') === 'open-first' ? 'open-first' : 'reserves-first',
    }),
};

const offers: Concern = {
  title: 'manage.scoring',
  lead: 'manage.scoring-lead',
  fields: ({ w, state, value, error }) => (
    <>
      <TextArea w={w} name="title" rows={2} label={w.t('manage.call-title')} maxlength={200} value={value('title', state.title.en)} />
      <TextArea
        w={w}
        name="title-ur"
        rows={2}
        optional
        label={w.t('manage.title-ur')}
        maxlength={200}
        dir="rtl"
        lang="ur"
        value={value('title-ur', state.title.ur)}
      />
      <TextField
        w={w}
        name="minimum"
        label={w.t('manage.minimum')}
        hint={w.t('manage.minimum-hint')}
        inputmode="decimal"
        width={4}
        value={value('minimum', String(state.rules.scoring.minimum))}
        error={error}
      />
      <TextField
        w={w}
        name="days"
        label={w.t('manage.offer-for')}
        hint={w.t('manage.offer-for-hint')}
        inputmode="numeric"
        width={4}
        value={value('days', /\d+/.exec(state.rules.offerFor)?.[0])}
      />
    </>
  ),
  read: (form, state) => {
    const minimum = Number(form.text('minimum').replace(',', '.'));
    const days = Number(form.text('days'));
    const title = form.text('title');
    if (title === '') return refuse('words-missing');
    if (!(minimum >= 0 && minimum <= 100)) return refuse('minimum-not-a-score');
    if (!(Number.isInteger(days) && days >= 1 && days <= 365)) return refuse('days-not-a-number');
    const { rules } = state;
    return {
      title: written(state.title, title, form.text('title-ur')),
      rules: { ...rules, scoring: { ...rules.scoring, minimum }, offerFor: `P${days}D` },
    };
  },
};

export const concerns: Readonly<Record<string, Concern>> = { venue, eligibility, groups, reserves, filling, offers };
