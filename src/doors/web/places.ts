/** Where a visitor may go: the public places, those their roles open, and where something waits for them. */
import { has } from '../../kernel/decider/actor.ts';
import type { Visitor } from './door.ts';
import { isWithin, type NavItem } from './look/layout/masthead.tsx';

/** On the line of the masthead; the others are in its menu. */
const mostOnLine = 8;

export interface Places {
  readonly line: readonly NavItem[];
  readonly more: readonly NavItem[];
}
/** In the order of `all`; where there are too many, those that matter least to this visitor go to the menu. */
const folded = (all: readonly NavItem[], byWeight: readonly NavItem[]): Places => {
  if (all.length <= mostOnLine) return { line: all, more: [] };
  const kept = new Set(byWeight.slice(0, mostOnLine - 1));
  return { line: all.filter((item) => kept.has(item)), more: all.filter((item) => !kept.has(item)) };
};

const isAtDesk = ({ actor }: Pick<Visitor, 'actor'>): boolean => has(actor, 'officer', 'supervisor');

/** Everything that runs a relationship; each is a local place of the same area. */
const relationArea = [
  '/relations',
  '/agreements',
  '/groups',
  '/meetings',
  '/obligations',
  '/action-plans',
  '/calendar',
  '/briefs',
] as const;
const publicArea = ['/agreements', '/groups', '/meetings', '/calendar'] as const;

export const placesFor = (visitor: Visitor, toEndorse: boolean): Places => {
  const { actor, person, words: w } = visitor;
  const atDesk = isAtDesk(visitor);
  const commitments = { href: '/commitments', label: w.t('frame.commitments') };
  const agreements = atDesk ? [] : [{ href: '/agreements', label: w.t('frame.agreements'), also: publicArea }];
  const open: readonly NavItem[] = [
    { href: '/services', label: w.t('services.title') },
    { href: '/programmes', label: w.t('programmes.title') },
    { href: '/partners', label: w.t('frame.partners') },
    { href: '/communiques', label: w.t('frame.communiques') },
  ];
  const own: readonly NavItem[] = [
    ...(person ? [{ href: '/cases', label: w.t('apply.mine') }] : []),
    // Officers have places of their own to go; theirs as applicants are linked from their applications.
    ...(person && !has(actor, 'editor', 'officer', 'supervisor', 'auditor', 'administrator')
      ? [{ href: '/places', label: w.t('places.title') }]
      : []),
  ];
  const work: readonly NavItem[] = [
    ...(atDesk
      ? [
          { href: '/inbox', label: w.t('inbox.title') },
          { href: '/relations', label: w.t('frame.relations'), also: relationArea },
          { href: '/cohorts', label: w.t('cohorts.title') },
        ]
      : []),
    ...(has(actor, 'supervisor', 'editor') ? [{ href: '/manage/programmes', label: w.t('manage.nav') }] : []),
    ...(toEndorse ? [{ href: '/endorse', label: w.t('programmes.endorse-nav') }] : []),
    ...(has(actor, 'editor', 'officer', 'supervisor', 'auditor') ? [{ href: '/desk', label: w.t('frame.desk') }] : []),
    ...(has(actor, 'editor', 'administrator') ? [{ href: '/editing/services', label: w.t('editing.nav') }] : []),
    ...(has(actor, 'administrator', 'auditor') ? [{ href: '/administration', label: w.t('frame.administration') }] : []),
  ];
  const all = [commitments, ...agreements, ...open, ...own, ...work];
  return folded(all, [commitments, ...work, ...own, ...open, ...agreements]);
};

/** The places of the area this page is in, below the masthead; none where the area has no parts. */
export const localPlaces = (visitor: Visitor): readonly NavItem[] => {
  const { here, words: w } = visitor;
  if (!relationArea.some((href) => isWithin(here, href))) return [];
  const agreements = { href: '/agreements', label: w.t('frame.agreements') };
  const groups = { href: '/groups', label: w.t('frame.groups') };
  const calendar = { href: '/calendar', label: w.t('frame.calendar') };
  const meetings = { href: '/meetings', label: w.t('frame.meetings') };
  if (!isAtDesk(visitor)) return [agreements, groups, meetings, calendar];
  return [
    { href: '/relations', label: w.t('frame.relations-overview'), also: ['/relations', '/briefs'] },
    ...[agreements, groups, meetings],
    { href: '/obligations', label: w.t('frame.obligations') },
    { href: '/action-plans', label: w.t('frame.action-plans') },
    calendar,
  ];
};
