/** What mail tells of. Each can be stopped by who gets it, except what is in `always`. */

export const applicantNotices = [
  'received',
  'task-decided',
  'sent-back',
  'answers-received',
  'lapsing',
  'decided',
  'appeal-lodged',
  'appeal-decided',
] as const;
export const officeNotices = [
  'new-task',
  'assigned',
  'reminded',
  'overdue',
  'advice-asked',
  'advice-given',
  'came-back',
  'task-stopped',
] as const;
export type NoticeKind = (typeof applicantNotices)[number] | (typeof officeNotices)[number];

/** A decision of one's own case: sent at once, whatever was chosen. */
export const always: readonly NoticeKind[] = ['decided', 'appeal-decided'];
export const stoppable: readonly NoticeKind[] = [...applicantNotices, ...officeNotices].filter((kind) => !always.includes(kind));
export const rhythms = ['at-once', 'daily'] as const;
export type Rhythm = (typeof rhythms)[number];
