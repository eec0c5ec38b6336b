/** What changed between two versions, in words. */
import { directionOf } from '../../../../kernel/language/language.ts';
import type { TextByLanguage } from '../../../../kernel/language/text-by-language.ts';
import type { Area, Change, PartChange } from '../../../../one-window/service/diff.ts';
import { Said } from '../../look/parts/said.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';
import { Code } from './parts.tsx';

const worded = (w: Words, key: string, otherwise: string): string => (w.has(key) ? w.t(key) : otherwise);

const Value = ({ w, change, value }: { readonly w: Words; readonly change: PartChange; readonly value: string | null }) => {
  if (value === null) return <span class="soft">{w.t('change.nothing')}</span>;
  if (change.language !== null) {
    return (
      <span lang={change.language} dir={directionOf(change.language)}>
        {value}
      </span>
    );
  }
  const days = change.part === 'clock' || change.part === 'remind' ? /^P(\d+)D$/.exec(value)?.[1] : undefined;
  if (days !== undefined) return <>{w.t('editing.working-days', { count: Number(days) })}</>;
  if (value === 'true' || value === 'false') return <>{w.t(value === 'true' ? 'frame.yes' : 'frame.no')}</>;
  return <Code>{value}</Code>;
};

const Part = ({ w, change }: { readonly w: Words; readonly change: PartChange }) => (
  <div>
    <dt>
      {worded(w, `change.part-${change.part}`, change.part)}
      {change.language === null || change.language === w.language ? null : (
        <span class="soft"> ({new Intl.DisplayNames([w.language], { type: 'language' }).of(change.language)})</span>
      )}
    </dt>
    <dd>
      <del>
        <span class="out">{w.t('change.was')} </span>
        <Value w={w} change={change} value={change.from} />
      </del>
      <ins>
        <span class="out">{w.t('change.now')} </span>
        <Value w={w} change={change} value={change.to} />
      </ins>
    </dd>
  </div>
);

const nameOf = (change: Change): TextByLanguage | null => (change.name === null ? null : { ...change.name });

const One = ({ w, change }: { readonly w: Words; readonly change: Change }) => {
  const name = nameOf(change);
  return (
    <li>
      <p class="change-head">
        <Tag look={change.change === 'changed' ? undefined : 'warm'}>{w.t(`change.${change.change}`)}</Tag>{' '}
        <strong>{name === null ? worded(w, `change.area-${change.area}`, change.id) : <Said w={w} text={name} />}</strong>
        {change.of === null ? null : (
          <span class="soft">
            {' '}
            <Said w={w} text={change.of} />
          </span>
        )}
      </p>
      {change.parts.length === 0 ? null : (
        <dl class="change-parts">
          {change.parts.map((part) => (
            <Part w={w} change={part} />
          ))}
        </dl>
      )}
    </li>
  );
};

/** A heading for each area, and under it each change with what it was and what it is now. */
export const Changes = ({ w, changes }: { readonly w: Words; readonly changes: readonly Change[] }) => {
  const areas = [...new Set(changes.map((change): Area => change.area))];
  if (areas.length === 0) return <p>{w.t('editing.nothing-changes')}</p>;
  return (
    <>
      {areas.map((area) => (
        <section class="changes">
          <h3>{worded(w, `change.area-${area}`, area)}</h3>
          <ul class="rows">
            {changes
              .filter((change) => change.area === area)
              .map((change) => (
                <One w={w} change={change} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
};
