import type { Child } from 'hono/jsx';
import { has, type Role } from '../../../../kernel/decider/actor.ts';
import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import type { Crumb } from '../../look/layout/breadcrumbs.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { Tabs } from '../../look/parts/lists.tsx';
import { Done } from '../../ordering.tsx';
import { statusAgain, type Wrong } from '../identity/wrong.ts';

/** Who may look, and who may act. An auditor never sees mail: there are links in it that let one in. */
export const readers: readonly Role[] = ['administrator', 'auditor'];
export const keepers: readonly Role[] = ['administrator'];

const parts = ['health', 'people', 'organisations', 'audit', 'outbox', 'settings'] as const;
export type Part = (typeof parts)[number];
export const addressOf = (part: Part): string => (part === 'health' ? '/administration' : `/administration/${part}`);
export const mayAct = (c: Ask): boolean => has(c.get('visitor').actor, ...keepers);

interface Shown {
  readonly part: Part;
  /** The page's own title, below the part's first page. */
  readonly title?: string;
  readonly wrong?: Wrong | undefined;
  /** Why a form was turned down, when the page shows it again. */
  readonly refusal?: Refusal | undefined;
  readonly children: Child;
}

/** One page of administration, with the way to the others. */
export const administrationPage = (c: Ask, door: Pick<Door, 'frame'>, a: Shown): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const part = w.t(`administration.${a.part}`);
  const title = a.title ?? part;
  const errors = a.wrong?.errors ?? [];
  const open = parts.filter((one) => one !== 'outbox' || mayAct(c));
  const crumbs: readonly Crumb[] = [
    { label: w.t('administration.title'), href: '/administration' },
    a.title === undefined ? { label: part } : { label: part, href: addressOf(a.part) },
    ...(a.title === undefined ? [] : [{ label: a.title }]),
  ];
  const children = (
    <>
      <Tabs
        w={w}
        label={w.t('administration.title')}
        tabs={open.map((one) => ({ href: addressOf(one), label: w.t(`administration.${one}`), current: one === a.part }))}
      />
      <ErrorSummary w={w} errors={errors} />
      <Done c={c} area="administration" />
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {a.children}
    </>
  );
  return door.frame.page(
    c,
    { title: `${title} · ${w.t('administration.title')}`, noIndex: true, crumbs, error: errors.length > 0, children },
    a.refusal ? statusAgain(a.refusal) : 200,
  );
};
