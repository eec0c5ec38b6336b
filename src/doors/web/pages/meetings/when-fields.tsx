/** From when to when, by the clocks of the place: the fields, and what was typed into them. */
import { instantOf, isZone } from '../../../../engagements/meeting/zone.ts';
import { dayIn, hourIn } from '../../../../kernel/time/local-day.ts';
import type { Day } from '../../../../kernel/time/time.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { DateField, dayFrom } from '../../look/forms/date-field.tsx';
import { Radios } from '../../look/forms/choices.tsx';
import { describedBy, Field } from '../../look/forms/field.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { offsetOf, zoneName } from '../calendar/times.tsx';

export interface Times {
  readonly starts: string;
  readonly ends: string;
  readonly zone: string;
}
/** `9:30`, `09.30` or `0930`, in the digits of any of our languages; undefined for what is no time of day. */
export const hourFrom = (typed: string): string | undefined => {
  const latin = typed.trim().replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) % 16));
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.٫h]?(\d{2})$/.exec(latin) ?? [];
  return hours !== '' && Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : undefined;
};
/** The instant a day and a time of day name in a zone. `which`: of a time that clocks show twice. */
export const pointFrom = (zone: string, day: Day, hour: string, which: string): string | Refusal => {
  const found = instantOf(zone, day, hour);
  if (found.kind === 'once') return found.at;
  if (found.kind === 'never') return refuse('time-left-out', { zone, day, hour });
  if (which === 'first') return found.first;
  return which === 'second' ? found.second : refuse('time-comes-twice', { zone, day, hour });
};
const dayOf = (form: Form, name: string) => dayFrom(form.text(`${name}-day`), form.text(`${name}-month`), form.text(`${name}-year`));
export const timesFrom = (form: Form): Times | Refusal => {
  const zone = form.text('zone');
  if (!isZone(zone)) return refuse('meeting-zone-unknown', { zone: zone.slice(0, 60) });
  const first = dayOf(form, 'starts');
  // Most end on the day they begin.
  const last = dayOf(form, 'ends') === null ? first : dayOf(form, 'ends');
  const [from, to] = [hourFrom(form.text('starts-hour')), hourFrom(form.text('ends-hour'))];
  if (!first || !last) return refuse('day-missing');
  if (from === undefined || to === undefined) return refuse('hour-missing');
  const starts = pointFrom(zone, first, from, form.text('starts-which'));
  if (isRefusal(starts)) return starts;
  const ends = pointFrom(zone, last, to, form.text('ends-which'));
  return isRefusal(ends) ? ends : { starts, ends, zone };
};

/** Zones one will most likely mean: of the countries that take part, the node's own first among equals. */
export const likelyZones = ({ pack }: Pick<Door, 'pack'>, countries: readonly string[]): readonly string[] => {
  const of = (country: string) =>
    country === pack.country ? pack.timeZone : pack.partners.find((partner) => partner.country === country)?.timeZone;
  return [...new Set([...countries.map(of).filter((zone) => zone !== undefined), pack.timeZone])];
};

const Hour = (field: {
  readonly w: Words;
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly error: string | undefined;
}) => <TextField {...field} hint={field.w.t('meetings.hour-hint')} width={4} maxlength={5} dir="ltr" />;
const typedDay = (form: Form, name: string) => ({
  day: form.text(`${name}-day`),
  month: form.text(`${name}-month`),
  year: form.text(`${name}-year`),
});
/** Asked only once clocks have shown to be set back over the time that was typed. */
export const Which = (a: {
  readonly w: Words;
  readonly name: string;
  readonly asks: 'starts' | 'ends';
  readonly form: Form;
  readonly zone: string;
  readonly day: Day | null | undefined;
  readonly hour: string | undefined;
}) => {
  const { w, name, form, zone, day, hour } = a;
  if (!day || hour === undefined || !isZone(zone)) return null;
  const found = instantOf(zone, day, hour);
  return found.kind !== 'twice' ? null : (
    <Radios
      w={w}
      name={`${name}-which`}
      label={w.t(`meetings.which-${a.asks}`, { hour })}
      value={form.text(`${name}-which`)}
      choices={[
        { value: 'first', label: w.t('meetings.which-first', { zone: zoneName(w, zone, found.first) }) },
        { value: 'second', label: w.t('meetings.which-second', { zone: zoneName(w, zone, found.second) }) },
      ]}
    />
  );
};

/** `Karachi` of `Asia/Karachi`: how a zone is called among people who know the place. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
const regionOf = (zone: string): string => zone.split('/').slice(0, -1).join(', ').replaceAll('_', ' ');
const otherZones = Intl.supportedValuesOf('timeZone').toSorted((a, b) => (cityOf(a) < cityOf(b) ? -1 : 1));
/** Zones by their cities, likely ones first and by name: whoever types a city's first letters finds it. */
const ZoneField = (a: { readonly w: Words; readonly zone: string; readonly likely: readonly string[]; readonly at: string }) => {
  const { w, zone, likely, at } = a;
  const first = isZone(zone) && !likely.includes(zone) ? [zone, ...likely] : likely;
  const field = { w, name: 'zone', label: w.t('meetings.zone'), hint: w.t('meetings.zone-hint') };
  return (
    <Field {...field}>
      <select class="input w-20" id="zone" name="zone" aria-describedby={describedBy(field)}>
        {first.map((z) => (
          <option value={z} selected={z === zone}>
            {w.t('meetings.zone-named', { city: cityOf(z), zone: zoneName(w, z, at), offset: offsetOf(z, at) })}
          </option>
        ))}
        <hr />
        {otherZones
          .filter((z) => !first.includes(z))
          .map((z) => (
            <option value={z} dir="ltr">
              {regionOf(z) === '' ? cityOf(z) : `${cityOf(z)} (${regionOf(z)})`}
            </option>
          ))}
      </select>
    </Field>
  );
};

export const WhenFields = (a: {
  readonly w: Words;
  readonly form: Form | undefined;
  readonly refusal: Refusal | undefined;
  /** The times that stand, to be moved. */
  readonly times?: Times | undefined;
  readonly zone: string;
  readonly zones: readonly string[];
  readonly now: string;
}) => {
  const { w, form, refusal, times, zones } = a;
  const zone = form?.text('zone') ?? times?.zone ?? a.zone;
  const dayShown = (name: 'starts' | 'ends') =>
    form === undefined ? (times === undefined ? undefined : dayIn(times.zone, times[name])) : typedDay(form, name);
  const hourShown = (name: 'starts' | 'ends') =>
    form === undefined ? (times === undefined ? '' : hourIn(times.zone, times[name])) : form.exact(`${name}-hour`);
  // What is wrong stands beside the field, too; an empty last day is none.
  const said = (reason: string, isWrong: (typed: Form) => boolean): string | undefined =>
    form !== undefined && refusal?.reason === reason && isWrong(form) ? wordsOf(w, refusal).body : undefined;
  const dayError = (name: 'starts' | 'ends') =>
    said('day-missing', (typed) => (name === 'starts' ? !dayOf(typed, name) : dayOf(typed, name) === undefined));
  const hourError = (name: 'starts' | 'ends') => said('hour-missing', (typed) => hourFrom(typed.text(`${name}-hour`)) === undefined);
  const twice = refusal?.reason === 'time-comes-twice';
  const asked = (name: 'starts' | 'ends') =>
    twice && form ? (
      <Which
        {...{ w, name, form, zone, asks: name }}
        day={dayOf(form, name) || dayOf(form, 'starts') || null}
        hour={hourFrom(form.text(`${name}-hour`))}
      />
    ) : null;
  return (
    <>
      <div class="moment">
        <DateField w={w} name="starts" label={w.t('meetings.starts-day')} value={dayShown('starts')} error={dayError('starts')} />
        <Hour w={w} name="starts-hour" label={w.t('meetings.starts-hour')} value={hourShown('starts')} error={hourError('starts')} />
      </div>
      {asked('starts')}
      <div class="moment">
        <DateField
          w={w}
          name="ends"
          label={w.t('meetings.ends-day')}
          hint={w.t('meetings.ends-day-hint')}
          value={dayShown('ends')}
          error={dayError('ends')}
          optional
        />
        <Hour w={w} name="ends-hour" label={w.t('meetings.ends-hour')} value={hourShown('ends')} error={hourError('ends')} />
      </div>
      {asked('ends')}
      <ZoneField w={w} zone={zone} likely={zones} at={times?.starts ?? a.now} />
    </>
  );
};
