/** Two engines read the same text; where they agree the reader can be surer. */
import type { Candidate, Extraction, Extractor } from '../extraction.ts';
import { LlmFailure } from './chat.ts';

const overlap = (a: Candidate, b: Candidate): number => {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
};
/** Two spans with at least this overlap are one. */
const same = 0.4;
/** How much the model's word weighs in a vote against the rules' own measure of how sure they are. */
const modelWeight = { by: 0.85, topic: 0.75, instrument: 0.75, stage: 0.8 } as const;

/** A stage that a trigger word gave stands; else the surer of the two. */
function merge(rules: Candidate, llm: Candidate): Candidate {
  const shorter = rules.end - rules.start <= llm.end - llm.start ? rules : llm;
  const triggered = rules.evidence.some((evidence) => evidence.trigger !== undefined);
  const rulesWin = (field: keyof typeof modelWeight) => (rules.fields[field] ?? 0.5) >= modelWeight[field];
  const agreed = {
    stage: rules.stage === llm.stage,
    topic: rules.topic === llm.topic,
    instrument: rules.instrument === llm.instrument,
    by: rules.by.join() === llm.by.join(),
  };
  const surer = (field: keyof typeof modelWeight) =>
    agreed[field] ? 0.97 : Math.max(rules.fields[field] ?? 0.5, 1 - modelWeight[field]) * 0.8;
  const topic = rulesWin('topic') ? rules.topic : llm.topic;
  const other = topic === rules.topic ? (agreed.topic ? rules.topic2 : llm.topic) : rules.topic;
  return {
    quote: shorter.quote,
    start: shorter.start,
    end: shorter.end,
    stage: triggered || rulesWin('stage') ? rules.stage : llm.stage,
    by: rulesWin('by') ? rules.by : llm.by,
    topic,
    topic2: other === topic ? null : other,
    instrument: rulesWin('instrument') ? rules.instrument : llm.instrument,
    specific: rules.specific || llm.specific,
    summary: llm.summary || rules.summary,
    when: rules.when ?? llm.when,
    confidence: 1 - (1 - rules.confidence) * (1 - llm.confidence),
    band: 'firm',
    fields: { stage: surer('stage'), by: surer('by'), topic: surer('topic'), instrument: surer('instrument') },
    evidence: [...rules.evidence, ...llm.evidence],
  };
}

/** Pairs best overlap first, one to one; what only one engine found keeps that engine's band. */
export function combine(rules: readonly Candidate[], llm: readonly Candidate[]): Candidate[] {
  const pairs = rules.flatMap((a, i) => llm.map((b, j) => ({ i, j, score: overlap(a, b) }))).filter(({ score }) => score >= same);
  pairs.sort((p, q) => q.score - p.score || p.i - q.i || p.j - q.j);
  const left = new Set<number>();
  const right = new Set<number>();
  const merged: Candidate[] = [];
  for (const { i, j } of pairs) {
    const a = rules[i];
    const b = llm[j];
    if (!a || !b || left.has(i) || right.has(j)) continue;
    left.add(i);
    right.add(j);
    merged.push(merge(a, b));
  }
  const alone = [
    ...rules.filter((_, i) => !left.has(i)),
    ...llm.filter((_, j) => !right.has(j)).map((one): Candidate => ({ ...one, band: one.band === 'firm' ? 'check' : one.band })),
  ];
  return [...merged, ...alone].sort((a, b) => a.start - b.start || a.end - b.end);
}

const reasonOf = (error: unknown): string => (error instanceof LlmFailure ? error.message : 'The language model failed.');
const joinNotes = (...notes: readonly (string | undefined)[]): string | undefined => notes.filter(Boolean).join(' ') || undefined;

/** Both engines at once. When the model fails the rules' reading stands, with a note; never an error. */
export function ensembleExtractor(rules: Extractor, llm: Extractor): Extractor {
  const version = `${rules.version}+${llm.version}`;
  return {
    id: 'ensemble',
    version,
    async extract(request) {
      const model = llm.extract(request).then(
        (extraction) => ({ extraction }),
        (error: unknown) => ({ error }),
      );
      const base = await rules.extract(request);
      const answered = await model;
      if ('error' in answered) {
        request.signal?.throwIfAborted();
        return { ...base, note: joinNotes(`${reasonOf(answered.error)} This is the reading by rules alone.`, base.note) };
      }
      const { extraction } = answered;
      const note = joinNotes(extraction.note, base.note);
      return {
        engine: 'ensemble',
        version,
        parties: base.parties,
        meeting: base.meeting ?? extraction.meeting,
        commitments: combine(base.commitments, extraction.commitments),
        dropped: [...base.dropped, ...extraction.dropped],
        ...(note ? { note } : {}),
      };
    },
  };
}

/** The second engine answers when the first fails, with a note that says so. A cancelled request stays cancelled. */
export function withFallback(primary: Extractor, fallback: Extractor): Extractor {
  return {
    id: primary.id,
    version: primary.version,
    async extract(request): Promise<Extraction> {
      try {
        return await primary.extract(request);
      } catch (error) {
        request.signal?.throwIfAborted();
        const read = await fallback.extract(request);
        return { ...read, note: joinNotes(`${reasonOf(error)} This is the reading by ${fallback.id} instead.`, read.note) };
      }
    },
  };
}
