import type { FsckReport } from '../../ledger/fsck/fsck.ts';

/** What fsck found, for a person: what was checked, then the first wrong record, then the rest. */
export const fsckInWords = (report: FsckReport): string => {
  const counted = `${report.events} events in ${report.streams} streams, ${report.files} files; ledger of ${report.size} with root ${report.root}`;
  if (report.clean) return `Clean: ${counted}.`;
  const [first, ...rest] = report.problems;
  return [
    `NOT CLEAN: ${counted}.`,
    `First wrong record: ${first?.where}: ${first?.problem}`,
    ...rest.map((p) => `  then ${p.where}: ${p.problem}`),
  ].join('\n');
};
