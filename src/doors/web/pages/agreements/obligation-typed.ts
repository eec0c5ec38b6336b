/** An obligation as a form holds it: from typed fields to what a clause makes somebody owe. */
import { createHash } from 'node:crypto';
import type { Obligation, ObligationTerms } from '../../../../engagements/agreement/agreement.ts';
import { isPeriod } from '../../../../engagements/agreement/periods.ts';
import { findCommitmentId } from '../../../../communiques/commitment/queries.ts';
import { listAllCommitments } from '../../../../communiques/tracker/commitments/queries.ts';
import { listOffices, type OfficeRow } from '../../../../identity/index.ts';
import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { dayFrom } from '../../look/forms/date-field.tsx';
import { todayOf } from '../register/today.ts';
import type { Own } from './around.tsx';

export type Fields = Readonly<Record<string, string>>;
export const periods = ['P1M', 'P3M', 'P6M', 'P1Y', 'P2Y'] as const;
/** Commitments that are offered by name; any other is found by its number. */
const mostOffered = 300;

export const termsOf = ({ id, clause, title, country, owner, watcher, due, every, indicator, commitment, blocks }: ObligationTerms) => ({
  ...{ id, clause, title, country, owner, watcher, due, every, indicator, commitment, blocks: [...blocks] },
});
/** Marks what a form was filled from, so that what somebody else set meanwhile is not written over. */
export const markOf = (o: Obligation | undefined): string =>
  o === undefined
    ? ''
    : createHash('sha256')
        .update(JSON.stringify(termsOf(o)))
        .digest('base64url')
        .slice(0, 16);

export const fieldsOf = (o: Obligation | undefined): Fields => {
  if (o === undefined) return {};
  const [year = '', month = '', day = ''] = o.due.split('-').map((part) => part.replace(/^0+(?=\d)/, ''));
  const { title, owner, indicator } = o;
  const due = { 'due-day': day, 'due-month': month, 'due-year': year };
  const blocks = Object.fromEntries(o.blocks.map((id) => [`blocks.${id}`, 'yes']));
  return { title, owner, indicator, watcher: o.watcher ?? '', every: o.every ?? '', commitment: o.commitment ?? '', ...due, ...blocks };
};

export interface Choices {
  /** Open offices of the parties' organisations. */
  readonly offices: readonly OfficeRow[];
  readonly commitments: readonly { readonly number: string; readonly title: string }[];
}
export const choicesFor = async (door: Door, { state }: Own): Promise<Choices> => {
  const organisations = new Set(state.parties.map((p) => p.organisation));
  const partner = state.parties.map((p) => p.country).filter((country) => country !== door.pack.country);
  const [offices, commitments] = await Promise.all([
    listOffices(door.ledger.db),
    listAllCommitments(door.ledger, { partner }, mostOffered, todayOf(door)),
  ]);
  return { offices: offices.filter((o) => organisations.has(o.organisation) && !o.closed), commitments };
};

export interface Typed {
  readonly terms: ReturnType<typeof termsOf> | undefined;
  /** What is wrong, by field. */
  readonly wrong: Readonly<Record<string, Refusal>>;
}
export const readTyped = async (door: Door, own: Own, form: Form, at: { readonly id: string; readonly clause: string }): Promise<Typed> => {
  const { offices, commitments } = await choicesFor(door, own);
  const text = (name: string) => form.text(name);
  const known = own.state.obligations.find((o) => o.id === at.id);
  const party = (office: string) =>
    own.state.parties.find((p) => p.organisation === offices.find((o) => o.id === office)?.organisation)?.country ??
    (known?.owner === office ? known.country : undefined);
  const country = party(text('owner'));
  const watcher = text('watcher') || null;
  const due = dayFrom(text('due-day'), text('due-month'), text('due-year'));
  const number = text('commitment').split(/\s/)[0]?.toUpperCase() ?? '';
  const isKnown =
    number === '' || commitments.some((c) => c.number === number) || (await findCommitmentId(door.ledger, number)) !== undefined;
  const every = text('every');
  const wrong: Record<string, Refusal> = {
    ...(text('title') === '' ? { title: refuse('obligation-untitled') } : {}),
    ...(country === undefined ? { owner: refuse('owner-missing') } : {}),
    ...(watcher !== null && watcher !== known?.watcher && (party(watcher) === undefined || party(watcher) === country)
      ? { watcher: refuse('watcher-of-same-side') }
      : {}),
    ...(due ? {} : { due: refuse('day-missing') }),
    ...(isKnown ? {} : { commitment: refuse('commitment-unknown', { number }) }),
  };
  if (Object.keys(wrong).length > 0 || country === undefined || !due) return { terms: undefined, wrong };
  const blocks = own.state.obligations.map((o) => o.id).filter((id) => id !== at.id && text(`blocks.${id}`) === 'yes');
  return {
    wrong,
    terms: {
      ...{ id: at.id, clause: at.clause, title: text('title'), country, owner: text('owner'), watcher, due },
      ...{ every: isPeriod(every) ? every : null, indicator: text('indicator'), commitment: number || null, blocks },
    },
  };
};
