import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Venue } from '../../../../programmes/programme/definition.ts';
import type { Form } from '../../forms.ts';
import { Select } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { DateField, dayFrom } from '../../look/forms/date-field.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { fullOfficeName } from '../inbox/parts.tsx';
import { type Concern, written } from './concern.ts';

const parts = ['day', 'month', 'year'] as const;
const dayTyped = (form: Form, name: string): string => {
  const [day = '', month = '', year = ''] = parts.map((part) => form.text(`${name}-${part}`));
  return dayFrom(day, month, year) ?? '';
};

const venueIn = (form: Form, known: Venue | undefined): Venue | Refusal => {
  const [begins, ends] = [dayTyped(form, 'begins'), dayTyped(form, 'ends')];
  if (begins === '' || ends === '') return refuse('day-unknown');
  const seats = form.text('seats');
  if (!/^[1-9]\d{0,5}$/.test(seats)) return refuse('seats-not-a-number');
  if (form.text('name') === '' || form.text('city') === '' || form.text('id') === '') return refuse('words-missing');
  const languages = form
    .text('languages')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((l) => /^[a-z]{2,3}$/.test(l));
  const { when: _, say: __, ...rest } = known ?? { id: form.text('id') };
  const when = form.text('when');
  return {
    ...rest,
    name: written(known?.name, form.text('name'), form.text('name-ur')),
    city: written(known?.city, form.text('city'), form.text('city-ur')),
    country: form.text('country'),
    languages: languages.length > 0 ? languages : ['en'],
    host: form.text('host'),
    seats: Number(seats),
    ...{ begins, ends },
    ...(when === '' ? {} : { when }),
    ...(form.text('say') === '' ? {} : { say: written(known?.say, form.text('say'), form.text('say-ur')) }),
  };
};

/** One venue, known or new; its id is one of those that the application form lets people rank. */
export const venue: Concern = {
  title: 'manage.venue',
  lead: 'manage.venue-lead',
  fields: ({ w, state, offices, options, asked, value, error }) => {
    const known = state.rules.venues.find((v) => v.id === asked);
    const free = options.filter((o) => !state.rules.venues.some((v) => v.id === o));
    const day = (name: 'begins' | 'ends') => {
      const [d = '', m = '', y = ''] = parts.map((part) => value(`${name}-${part}`));
      return d + m + y === '' ? known?.[name] : { day: d, month: m, year: y };
    };
    return (
      <>
        {known === undefined ? (
          <Select
            w={w}
            name="id"
            label={w.t('manage.venue-id')}
            hint={w.t('manage.venue-id-hint')}
            empty={w.t('manage.choose')}
            value={value('id')}
            choices={free.map((o) => ({ value: o, label: o }))}
            error={error}
          />
        ) : (
          <input type="hidden" name="id" value={known.id} />
        )}
        <TextField
          w={w}
          name="name"
          label={w.t('manage.name-en')}
          dir="ltr"
          maxlength={200}
          value={value('name', known?.name.en)}
          error={known === undefined ? undefined : error}
        />
        <TextField
          w={w}
          name="name-ur"
          label={w.t('manage.name-ur')}
          dir="rtl"
          lang="ur"
          optional
          maxlength={200}
          value={value('name-ur', known?.name.ur)}
        />
        <TextField w={w} name="city" label={w.t('manage.city-en')} dir="ltr" maxlength={100} value={value('city', known?.city.en)} />
        <TextField
          w={w}
          name="city-ur"
          label={w.t('manage.city-ur')}
          dir="rtl"
          lang="ur"
          optional
          maxlength={100}
          value={value('city-ur', known?.city.ur)}
        />
        <CountryField w={w} name="country" label={w.t('frame.country')} value={value('country', known?.country)} />
        <TextField
          w={w}
          name="languages"
          label={w.t('manage.languages')}
          hint={w.t('manage.languages-hint')}
          dir="ltr"
          width={10}
          value={value('languages', known?.languages.join(', '))}
        />
        <Select
          w={w}
          name="host"
          label={w.t('manage.host')}
          hint={w.t('manage.host-hint')}
          empty={w.t('manage.choose')}
          value={value('host', known?.host)}
          choices={offices.filter((o) => !o.closed).map((o) => ({ value: o.id, label: fullOfficeName(w, o, o.id) }))}
        />
        <TextField
          w={w}
          name="seats"
          label={w.t('manage.seats-label')}
          inputmode="numeric"
          width={4}
          value={value('seats', known === undefined ? undefined : String(known.seats))}
        />
        <DateField w={w} name="begins" label={w.t('manage.begins')} value={day('begins')} />
        <DateField w={w} name="ends" label={w.t('manage.ends')} value={day('ends')} />
        <TextField
          w={w}
          name="when"
          label={w.t('manage.venue-when')}
          hint={w.t('manage.cel-hint')}
          dir="ltr"
          spellcheck={false}
          optional
          maxlength={1000}
          value={value('when', known?.when)}
        />
        <TextField w={w} name="say" label={w.t('manage.say-en')} dir="ltr" optional maxlength={500} value={value('say', known?.say?.en)} />
        <TextField
          w={w}
          name="say-ur"
          label={w.t('manage.say-ur')}
          dir="rtl"
          lang="ur"
          optional
          maxlength={500}
          value={value('say-ur', known?.say?.ur)}
        />
      </>
    );
  },
  read: (form, state) => {
    const known = state.rules.venues.find((v) => v.id === form.text('id'));
    const typed = venueIn(form, known);
    if ('refused' in typed) return typed;
    const venues = known === undefined ? [...state.rules.venues, typed] : state.rules.venues.map((v) => (v.id === typed.id ? typed : v));
    return { title: state.title, rules: { ...state.rules, venues } };
  },
};
