import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { longestText } from '../../communiques/index.ts';
import type { Candidate, Extraction, Extractor, ThreadMention } from '../../communiques/extraction/extraction.ts';

/** One line of output a file: what `daricha extract` promises. Offsets are UTF-16 code units into the file's text as it is. */
export interface ExtractLine {
  readonly id: string;
  readonly parties: readonly string[];
  readonly meeting: Extraction['meeting'];
  readonly commitments: readonly (Pick<
    Candidate,
    'quote' | 'start' | 'end' | 'stage' | 'by' | 'topic' | 'topic2' | 'instrument' | 'specific' | 'summary' | 'when' | 'confidence'
  > & { readonly thread: string })[];
  readonly note?: string;
}
export type Threading = (mentions: readonly ThreadMention[]) => { readonly threads: ReadonlyMap<string, string> };

/** Reads a file as UTF-8 text, byte order mark kept out of the way of nobody: offsets count from the first character after it is decoded. */
const textOf = async (path: string): Promise<string> => {
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error(`${path}: is not UTF-8 text; save it as UTF-8 and try again`);
  }
};

/** Reads files together, so that mentions of one initiative in several of them share a thread. Firm and check candidates are printed. */
export const extractFiles = async (
  paths: readonly string[],
  extractor: Extractor,
  threading: Threading,
  refuseLanguage: (text: string) => string | undefined,
): Promise<{ readonly lines: readonly ExtractLine[]; readonly problems: readonly string[] }> => {
  const read: { id: string; extraction: Extraction; shown: readonly Candidate[] }[] = [];
  const problems: string[] = [];
  const ids = new Set<string>();
  for (const path of paths) {
    try {
      const id = basename(path, extname(path));
      if (ids.has(id)) throw new Error(`${path}: another file given is also called ${id}`);
      const text = await textOf(path);
      if (text.length > longestText) throw new Error(`${path}: is longer than ${longestText} characters; split it and try again`);
      const refused = refuseLanguage(text);
      if (refused) throw new Error(`${path}: ${refused}`);
      ids.add(id);
      const extraction = await extractor.extract({ id, text });
      read.push({ id, extraction, shown: extraction.commitments.filter((c) => c.band !== 'hidden') });
    } catch (error) {
      problems.push(
        error instanceof Error && 'code' in error ? `${path}: ${error.message}` : error instanceof Error ? error.message : String(error),
      );
    }
  }
  const { threads } = threading(
    read.flatMap(({ id, extraction, shown }) =>
      shown.map((c, i) => ({
        id: `${id}#${i}`,
        article: id,
        pair: extraction.parties
          .map((p) => p.country)
          .sort()
          .join('-'),
        date: extraction.meeting?.date ?? null,
        quote: c.quote,
        summary: c.summary,
        stage: c.stage,
        topic: c.topic,
        topic2: c.topic2,
        instrument: c.instrument,
      })),
    ),
  );
  const lines = read.map(({ id, extraction, shown }) => ({
    id,
    parties: extraction.parties.map((p) => p.country),
    meeting: extraction.meeting,
    commitments: shown.map(({ quote, start, end, stage, by, topic, topic2, instrument, specific, summary, when, confidence }, i) => ({
      quote,
      start,
      end,
      stage,
      by,
      topic,
      topic2,
      instrument,
      specific,
      summary,
      when,
      confidence,
      thread: threads.get(`${id}#${i}`) ?? `${id}-${i + 1}`.toLowerCase(),
    })),
    ...(extraction.note ? { note: extraction.note } : {}),
  }));
  return { lines, problems };
};
