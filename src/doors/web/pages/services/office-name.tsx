import type { TextByLanguage } from '../../../../kernel/language/text-by-language.ts';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import type { Offices } from './around.ts';

const named = (name: string, names: Readonly<Record<string, string>>): TextByLanguage => ({ ...names, en: names.en ?? name });

/** An office: the organisation first, for that is what people know, then the desk and its country. */
export const OfficeName = ({
  w,
  offices,
  id,
  short,
}: {
  readonly w: Words;
  readonly offices: Offices;
  readonly id: string;
  /** Without the desk. */
  readonly short?: boolean;
}) => {
  const office = offices.get(id);
  if (office === undefined) return <span dir="auto">{id}</span>;
  return (
    <>
      <Said w={w} text={named(office.organisationName, office.organisationNames)} />
      {short ? null : (
        <span class="desk-of">
          {' '}
          <Said w={w} text={named(office.name, office.names)} />, {w.country(office.country)}
        </span>
      )}
    </>
  );
};
