/** The working groups that grew out of a commitment, as far as the reader may see them. */
import type { GroupLine } from '../../../../engagements/working-group/queries.ts';
import { Tag } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';

export const WorkingGroupsOf = ({ w, groups }: { readonly w: Words; readonly groups: readonly GroupLine[] }) =>
  groups.length === 0 ? null : (
    <section>
      <h2>{w.t('groups.of-commitment')}</h2>
      <p class="soft">{w.t('groups.of-commitment-lead')}</p>
      <ul class="rows">
        {groups.map((group) => (
          <li>
            <p class="row-title">
              <a href={`/groups/${encodeURIComponent(group.id)}`} dir="auto">
                {group.title}
              </a>
            </p>
            <p class="meta">
              <bdi>{group.reference}</bdi>
              <span>{w.list(group.countries.map((country) => w.country(country)))}</span>
              {group.status === 'closed' ? <Tag>{w.t('groups.status-closed')}</Tag> : null}
              {group.visibility === 'restricted' ? <Tag look="warm">{w.t('groups.visibility-restricted')}</Tag> : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
