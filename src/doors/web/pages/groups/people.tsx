/** Who sits in a group, side by side; only for its own people. */
import type { GroupMember, WorkingGroup } from '../../../../engagements/working-group/working-group.ts';
import type { Words } from '../../words/words.ts';
import { OfficeName, type Offices } from './around.tsx';

const rank = ['co-chair', 'secretary', 'member'] as const;
/** A side's people: its co-chair first, then by name. */
export const peopleOf = (w: Words, members: readonly GroupMember[], country: string): readonly GroupMember[] =>
  members
    .filter((m) => m.country === country)
    .toSorted((a, b) => rank.indexOf(a.role) - rank.indexOf(b.role) || w.compare(a.name ?? '', b.name ?? ''));

export const MemberName = ({ w, member }: { readonly w: Words; readonly member: GroupMember }) =>
  member.name === null ? <span class="soft">{w.t('groups.name-gone')}</span> : <bdi>{member.name}</bdi>;

const Person = ({ w, member, offices }: { readonly w: Words; readonly member: GroupMember; readonly offices: Offices }) => (
  <li>
    <p>
      <strong>
        <MemberName w={w} member={member} />
      </strong>
    </p>
    <p class="meta">
      <span class={member.role === 'co-chair' ? 'tag' : undefined}>{w.t(`groups.role-${member.role}`)}</span>
      {member.person === null ? null : <span>{w.t('groups.guest')}</span>}
    </p>
    <p class="small">
      <OfficeName w={w} offices={offices} id={member.office} />
    </p>
    {member.email === null ? null : (
      <p class="small">
        <a href={`mailto:${encodeURIComponent(member.email).replaceAll('%40', '@')}`}>
          <bdi>{member.email}</bdi>
        </a>
      </p>
    )}
  </li>
);

export const Sides = ({ w, state, offices }: { readonly w: Words; readonly state: WorkingGroup; readonly offices: Offices }) => (
  <div class="sides">
    {state.countries.map((country) => {
      const people = peopleOf(w, state.members, country);
      return (
        <section>
          <h3>{w.country(country)}</h3>
          {people.length === 0 ? <p class="soft">{w.t('groups.side-empty')}</p> : null}
          {people.length > 0 && !people.some((m) => m.role === 'co-chair') ? <p class="soft">{w.t('groups.no-co-chair')}</p> : null}
          <ul class="rows">
            {people.map((member) => (
              <Person w={w} member={member} offices={offices} />
            ))}
          </ul>
        </section>
      );
    })}
  </div>
);
