/** What amends and replaces what: the chain of instruments around one agreement, as far as the reader may know of them. */
import type { Agreement } from '../../../../engagements/agreement/agreement.ts';
import { numberOf } from '../../../../engagements/agreement/canonical-text.ts';
import {
  type AgreementLine,
  type AgreementScope,
  listAgreements,
  redlineOf,
  seeAgreement,
} from '../../../../engagements/agreement/queries.ts';
import type { EngagementText } from '../../../../engagements/contract.ts';
import type { ClauseRedline } from '../../../../engagements/redline/redline.ts';
import type { Day } from '../../../../kernel/time/time.ts';
import type { Ask, Door } from '../../door.ts';
import { Notice } from '../../look/parts/notice.tsx';
import type { Words } from '../../words/words.ts';
import { InWords, pathOf, StatusTag } from './around.tsx';

interface Named {
  readonly id: string;
  readonly title: EngagementText;
  readonly reference: string;
}
export interface Linked {
  /** What it amends, what it replaces, what came in its place. */
  readonly amends: Named | undefined;
  readonly replaces: Named | undefined;
  readonly endedBy: Named | undefined;
  /** The text that it amends, for those who may read it. */
  readonly base: Pick<Agreement, 'clauses'> | undefined;
  readonly applied: readonly {
    readonly line: Named | undefined;
    readonly day: Day;
    /** The version it made, and what is different since; empty for the public. */
    readonly version: number | undefined;
    readonly clauses: readonly ClauseRedline[];
  }[];
  /** Amendments and replacements that are not in force yet. */
  readonly coming: readonly AgreementLine[];
}
type About = Pick<Agreement, 'amends' | 'replaces'> & {
  readonly amendments: readonly { readonly agreement: string; readonly day: Day }[];
  readonly endedBy?: string | null;
};

/** `state`: for those who see all of it. */
export const linkedOf = async (c: Ask, door: Door, id: string, about: About, state?: Agreement): Promise<Linked> => {
  const { actor } = c.get('visitor');
  const named = async (other: string | null | undefined): Promise<(Named & { base?: Pick<Agreement, 'clauses'> }) | undefined> => {
    const found = other ? await seeAgreement(door.ledger, actor, other) : undefined;
    if (found === undefined) return undefined;
    const { title, reference } = found.seen === 'all' ? found.state : found.view;
    return { id: found.id, title, reference, ...(found.seen === 'all' ? { base: found.state } : {}) };
  };
  const scope: AgreementScope = { kind: 'actor', actor };
  const statuses = ['draft', 'approved', 'signed'] as const;
  const [amends, replaces, endedBy, amending, replacing] = await Promise.all([
    named(about.amends),
    named(about.replaces),
    named(about.endedBy),
    listAgreements(door.ledger, { amends: [id], statuses }, scope),
    listAgreements(door.ledger, { replaces: id, statuses }, scope),
  ]);
  const applied = await Promise.all(
    about.amendments.map(async ({ agreement, day }) => {
      const version = state?.changes.find((change) => change.act === 'amendment' && change.from === agreement)?.version;
      const redline = version === undefined ? undefined : await redlineOf(door.ledger, id, version - 1, version);
      const clauses = (redline?.clauses ?? []).filter((x) => x.kind !== 'same' && x.kind !== 'moved');
      return { line: await named(agreement), day, version, clauses };
    }),
  );
  return { amends, replaces, endedBy, base: amends?.base, applied, coming: [...amending, ...replacing] };
};

const Link = ({ w, to }: { readonly w: Words; readonly to: Named }) => (
  <>
    <a href={pathOf(to.id)}>
      <InWords w={w} text={to.title} />
    </a>{' '}
    <bdi class="reference small soft">{to.reference}</bdi>
  </>
);

const amended = (w: Words, { kind, number, numberBefore }: ClauseRedline): string =>
  kind === 'removed'
    ? w.t('agreements.amended-removed', { number: numberBefore })
    : w.t(kind === 'added' ? 'agreements.amended-added' : 'agreements.amended-changed', { number });

/** Above the text: from what it comes, and what has come of it. */
export const Chain = ({ w, id, linked }: { readonly w: Words; readonly id: string; readonly linked: Linked }) => {
  const { amends, replaces, endedBy, applied, coming } = linked;
  if (!amends && !replaces && !endedBy && applied.length + coming.length === 0) return null;
  return (
    <section class="chain">
      {endedBy ? (
        <Notice w={w}>
          <p>
            {w.t('agreements.replaced-by')} <Link w={w} to={endedBy} />
          </p>
        </Notice>
      ) : null}
      {amends ? (
        <p>
          {w.t('agreements.amends')} <Link w={w} to={amends} />
        </p>
      ) : null}
      {replaces ? (
        <p>
          {w.t('agreements.replaces')} <Link w={w} to={replaces} />
        </p>
      ) : null}
      {applied.length > 0 ? (
        <>
          <h2>{w.t('agreements.amendments')}</h2>
          <ol class="bare">
            {applied.map(({ line, day, version, clauses }) => (
              <li>
                {w.when(day)}: {line ? <Link w={w} to={line} /> : w.t('agreements.an-amendment')}
                {clauses.length > 0 ? <span class="soft"> · {w.list(clauses.map((x) => amended(w, x)))}</span> : null}
                {version === undefined ? null : (
                  <>
                    {' '}
                    · <a href={`${pathOf(id, 'history')}?from=${version - 1}&to=${version}`}>{w.t('agreements.redline')}</a>
                  </>
                )}
              </li>
            ))}
          </ol>
          <p class="soft">{w.t('agreements.consolidated')}</p>
        </>
      ) : null}
      {coming.length > 0 ? (
        <>
          <h2>{w.t('agreements.coming')}</h2>
          <ul class="bare">
            {coming.map((line) => (
              <li>
                <Link w={w} to={line} /> <StatusTag w={w} status={line.status} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
};

/** In an amendment: what the clause does to the text it amends. */
export const ClauseDoes = (a: {
  readonly w: Words;
  readonly clause: Agreement['clauses'][number];
  readonly kind: Agreement['kind'];
  readonly base: Linked['base'];
}) => {
  const { w, clause, kind, base } = a;
  if (kind !== 'amendment') return null;
  const number = base === undefined ? '' : numberOf(base, clause.id);
  if (clause.removes) return <span class="tag warm">{w.t('agreements.does-remove', { number })}</span>;
  if (clause.adds) return <span class="tag warm">{w.t('agreements.does-add')}</span>;
  return (
    <span class={number === '' ? 'tag' : 'tag warm'}>
      {w.t(number === '' ? 'agreements.does-nothing' : 'agreements.does-replace', { number })}
    </span>
  );
};
/** In the text as it stands: which amendment last made the clause what it is. */
export const AmendedTag = ({ w, linked, clause }: { readonly w: Words; readonly linked: Linked; readonly clause: string }) => {
  const last = linked.applied.findLast((one) => one.clauses.some((x) => x.clause === clause));
  return last === undefined ? null : <span class="tag">{w.t('agreements.amended-on', { day: w.whenShort(last.day) })}</span>;
};
