/** Everything owed between two sides that the visitor may see, by whose it is and how it stands. */
import { listObligations } from '../../../../engagements/obligations/queries.ts';
import { type Standing, standings } from '../../../../engagements/obligations/standing.ts';
import { refuse } from '../../../../kernel/refusals/refusal.ts';
import { isDay } from '../../../../kernel/time/time.ts';
import type { Ask, Door } from '../../door.ts';
import { Button } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { refused } from '../../refused.tsx';
import { partnerOf, sideQuery, standOf } from '../relations/standpoint.ts';
import { ObligationTable } from './parts.tsx';

const pageSize = 50;
const sidesOwing = ['ours', 'theirs'] as const;
const unmet: readonly Standing[] = ['overdue', 'open', 'claimed'];

/** Where the last page ended: `2026-03-01~id`. */
const afterOf = (text: string) => {
  const [due = '', ...id] = text.split('~');
  return isDay(due) && id.length > 0 ? { due, id: id.join('~') } : undefined;
};

export const showObligations = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const stand = await standOf(c, door);
  if (stand === undefined) return refused(c, door, refuse('not-allowed'));
  const asked = (name: string) => c.req.query(name)?.slice(0, 200).trim() ?? '';
  const partner = partnerOf(asked('partner'), stand);
  const whose = sidesOwing.find((side) => side === asked('whose'));
  const standing = standings.find((s) => s === asked('standing'));
  const commitment = asked('commitment');
  const words = asked('q');
  const found = await listObligations(
    door.ledger,
    actor,
    {
      between: partner === undefined ? [stand.us] : [stand.us, partner],
      country: whose === 'ours' ? stand.us : undefined,
      notBy: whose === 'theirs' ? stand.us : undefined,
      standings: standing === undefined ? unmet : [standing],
      disagree: asked('differ') === 'yes',
      commitment: commitment === '' ? undefined : commitment,
      words,
      after: afterOf(asked('after')),
      limit: pageSize + 1,
    },
    stand.today,
  );
  const lines = found.slice(0, pageSize);
  const last = found.length > pageSize ? lines.at(-1) : undefined;
  const kept = new URLSearchParams(
    Object.entries({ partner: partner ?? '', whose: whose ?? '', standing: standing ?? '', commitment, q: words, differ: asked('differ') })
      .concat(sideQuery(stand) === '' ? [] : [['us', stand.us]])
      .filter(([, value]) => value !== ''),
  );
  const next =
    last === undefined ? undefined : `/obligations?${kept}${kept.size > 0 ? '&' : ''}after=${encodeURIComponent(`${last.due}~${last.id}`)}`;
  const title = partner === undefined ? w.t('obligations.title') : w.t('obligations.title-with', { partner: w.country(partner) });
  return door.frame.page(c, {
    title,
    noIndex: true,
    crumbs: [
      { label: w.t('frame.home'), href: '/' },
      { label: w.t('relations.title'), href: '/relations' },
      ...(partner === undefined ? [] : [{ label: w.country(partner), href: `/relations/${partner.toLowerCase()}` }]),
      { label: w.t('obligations.title') },
    ],
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{w.t('obligations.lead')}</p>
        <form method="get" action="/obligations" class="agreement-filters no-print">
          {sideQuery(stand) === '' ? null : <input type="hidden" name="us" value={stand.us} />}
          {commitment === '' ? null : <input type="hidden" name="commitment" value={commitment} />}
          <TextField w={w} name="q" type="search" label={w.t('obligations.words')} value={words} optional />
          <CountryField
            w={w}
            name="partner"
            label={w.t('obligations.partner')}
            value={partner ?? ''}
            first={door.pack.partners.map((p) => p.country).filter((country) => country !== stand.us)}
            optional
          />
          <Select
            w={w}
            name="whose"
            label={w.t('obligations.whose')}
            optional
            empty={w.t('obligations.either')}
            value={whose}
            choices={sidesOwing.map((value) => ({ value, label: w.t(`obligations.${value}`) }))}
          />
          <Select
            w={w}
            name="standing"
            label={w.t('obligations.standing')}
            optional
            empty={w.t('obligations.not-met')}
            value={standing}
            choices={standings.map((value) => ({ value, label: w.t(`obligations.standing-${value}`) }))}
          />
          <p class="actions">
            <Button look="second">{w.t('frame.apply')}</Button>
          </p>
        </form>
        {lines.length === 0 ? (
          <EmptyState title={w.t('obligations.empty-title')}>{w.t('obligations.empty-body')}</EmptyState>
        ) : (
          <ObligationTable w={w} caption={title} lines={lines} stand={stand} among />
        )}
        {next === undefined ? null : (
          <p class="no-print">
            <a href={next} rel="next">
              {w.t('obligations.later')}
            </a>
          </p>
        )}
      </>
    ),
  });
};
