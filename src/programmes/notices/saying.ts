/** What can be said in a notice, in any language. */
export const noticeKinds = [
  ...(['offered', 'bettered', 'on-list', 'expiring', 'expired', 'refused', 'not-selected', 'lost'] as const),
  ...(['credential', 'revoked', 'endorse', 'survey', 'survey-reminder'] as const),
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export interface Told {
  readonly title: string;
  readonly venue: string;
  readonly until: string;
  readonly file: string;
}
export type Say = (n: Told) => readonly [subject: string, body: readonly string[], link: string];
