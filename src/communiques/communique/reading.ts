/** What a new reading changes: officers' decisions stay, untouched candidates are renewed, vanished ones go. */
import { type CandidateFields, isDecided } from './candidate.ts';
import type { CommuniqueOrder } from './commands.ts';
import { type Communique, type CommuniqueFact, type FoundCandidate, mostCandidates } from './communique.ts';
import { overlap, quoteHolds, samePassageFrom } from './span.ts';

type Spanned = { readonly id: string; readonly fields: CandidateFields };

/** Pairs each newly found passage with the standing one it overlaps most, one to one, best overlap first. */
const paired = (found: readonly FoundCandidate[], standing: readonly Spanned[]): ReadonlyMap<string, string> => {
  const pairs = found.flatMap((f) =>
    standing.map((s) => ({ found: f.id, standing: s.id, share: overlap(f, s.fields) })).filter((p) => p.share >= samePassageFrom),
  );
  pairs.sort((a, b) => b.share - a.share);
  const result = new Map<string, string>();
  const taken = new Set<string>();
  for (const p of pairs) {
    if (result.has(p.found) || taken.has(p.standing)) continue;
    result.set(p.found, p.standing);
    taken.add(p.standing);
  }
  return result;
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
};
// A state that comes back from the database has its keys in another order.
const same = (a: object, b: object): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

export const recordReading = (state: Communique, order: CommuniqueOrder<'RecordReading'>): readonly CommuniqueFact[] => {
  const holding = order.candidates.filter((c) => quoteHolds(state.text, c)).slice(0, mostCandidates);
  const lost = order.candidates.length - holding.length;
  const decided = state.candidates.filter(isDecided);
  const open = state.candidates.filter((c) => !isDecided(c));
  const undecided = holding.filter((f) => !decided.some((c) => overlap(f, c.fields) >= samePassageFrom));
  const pairs = paired(undecided, open);
  const renewed: FoundCandidate[] = [];
  for (const f of undecided) {
    const was = open.find((c) => c.id === pairs.get(f.id));
    if (was === undefined) continue;
    const { id: _, confidence, band, fields, evidence, ...words } = f;
    const unchanged =
      same(words, was.fields) && same([confidence, band, fields, evidence], [was.confidence, was.band, was.doubts, was.evidence]);
    if (!unchanged || was.engine !== order.engine || was.version !== order.version) renewed.push({ ...f, id: was.id });
  }
  const stillThere = new Set(pairs.values());
  const room = Math.max(0, mostCandidates - decided.length - stillThere.size);
  const notes = [order.note, lost > 0 ? `${lost} left out: quote not in the text, or more than ${mostCandidates} candidates` : null];
  return [
    {
      type: 'ReadingRecorded',
      data: {
        engine: order.engine,
        version: order.version,
        note: notes.filter((n) => n !== null).join('; ') || null,
        parties: order.parties,
        meeting: order.meeting,
        found: undecided.filter((f) => !pairs.has(f.id)).slice(0, room),
        renewed,
        gone: open.filter((c) => !stillThere.has(c.id)).map((c) => c.id),
      },
    },
  ];
};
