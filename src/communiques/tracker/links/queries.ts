import { type Id, streamId } from '../../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { seriesOf } from '../../commitment/number.ts';
import { listOfSeries } from '../../commitment/queries.ts';
import { type Communique, saidOn } from '../../communique/communique.ts';
import type { RegisterRules } from '../../contract.ts';
import { type LinkSuggestion, suggest } from './suggest.ts';

const mostThreads = 150;
const mostCandidates = 80;

/** Threads of the same parties that the communiqué's open candidates may belong to; or one candidate's, by its id. */
export const suggestLinks = async (
  ledger: Ledger,
  communique: Id,
  rules: RegisterRules,
  candidate?: Id,
): Promise<Readonly<Record<Id, readonly LinkSuggestion[]>>> => {
  const state = (await ledger.state<Communique>(streamId('communique', communique)))?.state;
  if (state === undefined || state.parties.length < 2) return {};
  const series = seriesOf(state.parties, rules.home);
  const threads = await listOfSeries(ledger, series, mostThreads);
  const open = state.candidates.filter((c) =>
    candidate === undefined ? c.status === 'waiting' && c.band !== 'hidden' : c.id === candidate,
  );
  return suggest(open.slice(0, mostCandidates), threads, { article: communique, pair: series, date: saidOn(state) });
};
