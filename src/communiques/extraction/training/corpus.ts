/** The labelled reports: read from a folder at training time, never copied into the repository. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { instruments, stages, topics } from '../extraction.ts';

const label = z.object({
  start: z.number(),
  end: z.number(),
  stage: z.enum(stages),
  by: z.array(z.string()),
  topic: z.enum(topics),
  topic2: z
    .enum(topics)
    .nullish()
    .transform((topic) => topic ?? null),
  instrument: z.enum(instruments),
  specific: z.boolean(),
  summary: z.string(),
  when: z.string().nullable(),
  thread: z.string(),
});
const report = z.object({
  id: z.string(),
  text: z.string(),
  parties: z.array(z.string()),
  source: z.object({ published: z.string().nullable() }),
  meeting: z.object({ participants: z.array(z.object({ name: z.string(), country: z.string() })) }).optional(),
  // Fact sheets name an engagement where reports name a meeting.
  engagement: z.unknown().optional(),
  commitments: z.array(label),
});
export type Label = z.infer<typeof label>;
export type Report = z.infer<typeof report>;

/** The third a report belongs to. Fold 1 is the one nobody reads. */
export function fold(id: string): number {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 3;
}

/** All reports of a folder in the order of their names. */
export function readReports(folder: string): Report[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => report.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

/** Reports as the desk decided them, one JSON object a line in the shape of a labelled report. */
export function readDecisions(file: string): Report[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => report.parse(JSON.parse(line)));
}

/** Names the data a model was trained on: a digest of ids, offsets and labels, without any text. */
export function dataVersion(reports: readonly Report[]): string {
  const hash = createHash('sha256');
  for (const { id, commitments } of reports)
    hash.update(
      JSON.stringify([id, commitments.map((one) => [one.start, one.end, one.stage, one.by, one.topic, one.instrument, one.specific])]),
    );
  return `${reports.length}-${hash.digest('hex').slice(0, 12)}`;
}
