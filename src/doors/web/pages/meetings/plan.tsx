/** A new meeting: first with whom, then what, when, where and who is invited. */
import { meeting as decider } from '../../../../engagements/meeting/meeting-decider.ts';
import { meetingKinds } from '../../../../engagements/meeting/meeting.ts';
import { sidesOf } from '../../../../engagements/working-group/sides.ts';
import { findGroup, type FoundGroup, listGroups } from '../../../../engagements/working-group/queries.ts';
import { listOffices, type OfficeRow } from '../../../../identity/index.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Checkboxes, Radios, Select } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { countryCodes } from '../../look/map/places.ts';
import { Carried } from '../../ordering.tsx';
import { refused } from '../../refused.tsx';
import { crumbsOf, officeName, pathOf, Wrong } from './around.tsx';
import { visibilityChoices } from './change.tsx';
import { likelyZones, timesFrom, WhenFields } from './when-fields.tsx';

/** With whom, where no group says it: most often one country, at most four. */
const partnerFields = ['partner', 'partner-2', 'partner-3', 'partner-4'] as const;

interface Between {
  readonly group: FoundGroup | undefined;
  /** Offices at whose desks the visitor sits, of the countries that take part. */
  readonly own: readonly OfficeRow[];
  readonly countries: readonly string[];
  readonly offices: readonly OfficeRow[];
}
const desksOfVisitor = (c: Ask, offices: readonly OfficeRow[]): readonly OfficeRow[] =>
  offices.filter((o) => c.get('visitor').actor.grants.some((g) => g.office === o.id && (g.role === 'officer' || g.role === 'supervisor')));
/** Between whom: the countries of the group, or one's own and the partners named. */
const betweenOf = async (c: Ask, door: Door, asked: (name: string) => readonly string[]): Promise<Between> => {
  const offices = (await listOffices(door.ledger.db)).filter((o) => !o.closed);
  const mine = desksOfVisitor(c, offices);
  const [id = ''] = asked('group');
  const found = id === '' ? undefined : await findGroup(door.ledger, id, c.get('visitor').actor);
  const group = found?.sight === 'all' ? found : undefined;
  const partners = partnerFields
    .flatMap(asked)
    .map((country) => country.toUpperCase())
    .filter((country) => countryCodes.includes(country));
  const home = mine.find((o) => !partners.includes(o.country))?.country ?? mine[0]?.country;
  const countries = group?.state.countries ?? [...new Set([...(home === undefined ? [] : [home]), ...partners])];
  return { group, countries, offices, own: mine.filter((o) => countries.includes(o.country)) };
};

const begin = async (c: Ask, door: Door, { countries, own }: Between): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const title = w.t('meetings.plan');
  const groups = (await listGroups(door.ledger, actor, { own: true })).filter((g) => g.status === 'active');
  const first = door.pack.partners.map((p) => p.country);
  const homes = own.map((o) => o.country);
  const named = countries.filter((country) => !homes.includes(country));
  // Asked for, and nobody named but oneself.
  const isAlone = partnerFields.some((name) => (c.req.query(name) ?? '') !== '') && named.length === 0;
  return door.frame.page(c, {
    title,
    crumbs: crumbsOf(w, undefined, title),
    noIndex: true,
    children: (
      <>
        <h1>{title}</h1>
        {groups.length > 0 ? (
          <section>
            <h2>{w.t('meetings.of-group')}</h2>
            <ul>
              {groups.map((g) => (
                <li>
                  <a href={`/meetings/new?group=${encodeURIComponent(g.id)}`}>
                    <bdi>{g.title}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section>
          <h2>{w.t('meetings.with-whom')}</h2>
          {isAlone ? <Wrong w={w} refusal={refuse('meeting-needs-two-sides')} /> : null}
          <form method="get" action="/meetings/new" class="meeting-form">
            <CountryField w={w} name="partner" label={w.t('meetings.partner')} first={first} value={named[0] ?? ''} />
            <details open={named.length > 1}>
              <summary>{w.t('meetings.more-countries')}</summary>
              {partnerFields.slice(1).map((name, at) => (
                <CountryField
                  w={w}
                  name={name}
                  label={w.t('meetings.partner-number', { number: at + 2 })}
                  first={first}
                  value={named[at + 1] ?? ''}
                  optional
                />
              ))}
            </details>
            <p class="actions">
              <Button>{w.t('meetings.go-on')}</Button>
            </p>
          </form>
        </section>
      </>
    ),
  });
};

const page = (c: Ask, door: Door, between: Between, form?: Form, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { group, own, countries, offices } = between;
  const title = w.t('meetings.plan');
  const office = form?.text('office') || own[0]?.id;
  const home = own.find((o) => o.id === office)?.country ?? own[0]?.country ?? '';
  const sides = group === undefined ? [] : sidesOf(group.state);
  const text = (name: string, standing = ''): string => form?.exact(name) ?? standing;
  const partners = countries.filter((country) => country !== home);
  const choices = (of: readonly OfficeRow[]) => of.map((o) => ({ value: o.id, label: `${w.country(o.country)}: ${officeName(w, o)}` }));
  const members = group?.state.members ?? [];
  const zones = likelyZones(door, [home, ...partners]);
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
          <p class="lead">
            {group === undefined ? null : (
              <>
                <bdi>{group.state.title}</bdi>:{' '}
              </>
            )}
            {w.list(countries.map((country) => w.country(country)))}
            {group === undefined ? (
              <>
                {' '}
                <a class="small" href={`/meetings/new?change=countries&${partners.map((p, at) => `${partnerFields[at]}=${p}`).join('&')}`}>
                  {w.t('meetings.change-countries')}
                </a>
              </>
            ) : null}
          </p>
          <Wrong w={w} refusal={refusal} />
          <form method="post" action="/meetings/new" class="meeting-form">
            <Carried c={c} door={door} form={form} />
            {group === undefined ? null : <input type="hidden" name="group" value={group.id} />}
            {group === undefined ? partners.map((country, at) => <input type="hidden" name={partnerFields[at]} value={country} />) : null}
            <Radios
              w={w}
              name="kind"
              label={w.t('meetings.kind')}
              value={text('kind', group === undefined ? 'talks' : 'group-meeting')}
              choices={meetingKinds
                .filter((kind) => kind !== 'group-meeting' || group !== undefined)
                .map((value) => ({ value, label: w.t(`meetings.kind-${value}`), hint: w.t(`meetings.kind-${value}-hint`) }))}
            />
            <TextField
              w={w}
              name="title"
              label={w.t('meetings.name-of-it')}
              hint={w.t('meetings.name-hint')}
              maxlength={300}
              dir="auto"
              value={text('title')}
              error={refusal?.reason === 'meeting-title-missing' ? w.t('refusal.meeting-title-missing') : undefined}
            />
            <WhenFields w={w} form={form} refusal={refusal} zone={zones[0] ?? door.pack.timeZone} zones={zones} now={door.clock()} />
            <TextField w={w} name="place" label={w.t('meetings.place')} maxlength={500} dir="auto" optional value={text('place')} />
            <Select w={w} name="office" label={w.t('meetings.own-desk')} choices={choices(own)} value={office} />
            {partners.map((country) => (
              <Select
                w={w}
                name={`desk-${country}`}
                label={w.t('meetings.desk-of', { country: w.country(country) })}
                hint={w.t('meetings.desk-hint')}
                optional
                empty={w.t('meetings.desk-none')}
                value={text(`desk-${country}`, sides.find((s) => s.country === country)?.office)}
                choices={choices(offices.filter((o) => o.country === country))}
              />
            ))}
            <Radios
              w={w}
              name="visibility"
              label={w.t('meetings.visibility-who')}
              value={text('visibility', 'restricted')}
              choices={visibilityChoices(w)}
            />
            {members.length > 0 ? (
              <Checkboxes
                w={w}
                name="member"
                label={w.t('meetings.members')}
                hint={w.t('meetings.members-hint')}
                values={form === undefined ? members.map((m) => m.id) : form.all('member')}
                choices={members.map((m) => ({
                  value: m.id,
                  label: <bdi>{m.name ?? w.t('meetings.erased')}</bdi>,
                  hint: w.country(m.country),
                }))}
              />
            ) : null}
            <p class="actions">
              <Button>{w.t('meetings.plan-it')}</Button>
            </p>
          </form>
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};

export const showPlan = async (c: Ask, door: Door): Promise<Response> => {
  const between = await betweenOf(c, door, (name) => c.req.queries(name) ?? []);
  if (desksOfVisitor(c, between.offices).length === 0) return refused(c, door, refuse('not-allowed'));
  const isOpen = between.countries.length < 2 || between.own.length === 0 || c.req.query('change') === 'countries';
  return isOpen ? begin(c, door, between) : page(c, door, between);
};

const invite = async (c: Ask, door: Door, form: Form, on: string, { group, offices }: Between): Promise<void> => {
  for (const member of group?.state.members ?? []) {
    if (!form.all('member').includes(member.id) || member.name === null) continue;
    const { id, country, organisation, person, name, email } = member;
    const of = offices.find((o) => o.organisation === organisation);
    const role = member.role === 'co-chair' ? 'co-chair' : 'member';
    const data = { id, country, organisation, organisationName: of?.organisationName ?? '', person, role, name, email };
    // Refused only where they are on the list already, as when the form was sent twice.
    await act(c, door, decider, { type: 'AddParticipant', on, data });
  }
};
export const takePlan = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const between = await betweenOf(c, door, (name) => form.all(name));
  const { group, countries, own } = between;
  if (own.length === 0) return refused(c, door, refuse('not-allowed'));
  const times = timesFrom(form);
  const office = own.find((o) => o.id === form.text('office'));
  if (form.text('title') === '') return page(c, door, between, form, refuse('meeting-title-missing'));
  if (isRefusal(times)) return page(c, door, between, form, times);
  if (office === undefined) return page(c, door, between, form, refuse('office-not-of-a-side', { office: form.text('office') }));
  const others = countries.filter((country) => country !== office.country);
  const desks = others.map((country) => ({ country, office: form.text(`desk-${country}`) })).filter((d) => d.office !== '');
  const id = commandId(form, door);
  const known = desks.every((d) => between.offices.some((o) => o.id === d.office && o.country === d.country));
  const data = {
    ...{ kind: form.text('kind'), title: form.text('title'), ...times, place: form.text('place'), visibility: form.text('visibility') },
    ...{ countries, group: group?.id ?? null, office: office.id, desks: [{ country: office.country, office: office.id }, ...desks] },
  };
  const outcome = known
    ? await act(c, door, decider, { type: 'PlanMeeting', on: id, id, data })
    : refuse('country-not-of-meeting', { country: '' });
  if (isRefusal(outcome)) return page(c, door, between, form, outcome);
  await invite(c, door, form, id, between);
  return c.redirect(`${pathOf(id)}?done=planned`, 303);
};
