/** The orders a meeting takes, and the shape of each. */
import { z } from 'zod';
import { tidyEmail, tidyName } from '../../identity/person/fields.ts';
import type { Command } from '../../kernel/decider/decider.ts';
import { isDay } from '../../kernel/time/time.ts';
import { reportStatuses } from '../agreement/agreement.ts';
import { attendances, meetingKinds } from './meeting.ts';

const id = z.string().min(1).max(200);
const country = z.string().regex(/^[A-Z]{2}$/);
const line = (most: number) => z.string().trim().min(1).max(most);
const instant = z
  .string()
  .refine(
    (text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text,
    'not an instant such as 2026-03-02T09:00:00.000Z',
  );
const tidied = (tidy: (text: string) => string | undefined, why: string) =>
  z.string().transform((text, at) => {
    const known = tidy(text);
    if (known === undefined) at.addIssue({ code: 'custom', message: why });
    return known ?? '';
  });
const visibility = z.enum(['restricted', 'public']);
const when = { title: line(300), starts: instant, ends: instant, zone: z.string().min(1).max(60), place: z.string().trim().max(500) };
const evidence = z.string().trim().max(2_000).nullable().default(null);

export const meetingOrders = {
  /** Without a reference it is given one. `desks`: one for each country, the inviting `office` among them; others may follow later. */
  PlanMeeting: z.strictObject({
    ...when,
    kind: z.enum(meetingKinds),
    reference: line(60).optional(),
    countries: z.array(country).min(1).max(20),
    group: id.nullable().default(null),
    office: id,
    desks: z
      .array(z.strictObject({ country, office: id }))
      .min(1)
      .max(20),
    visibility,
  }),
  MoveMeeting: z.strictObject(when),
  SetAgenda: z.strictObject({ agenda: z.array(z.strictObject({ id, title: line(300), minutes: z.int().min(0).max(1_440) })).max(60) }),
  SetProgramme: z.strictObject({
    programme: z
      .array(z.strictObject({ id, starts: instant, ends: instant, title: line(300), place: z.string().trim().max(500) }))
      .max(200),
  }),
  AddPaper: z.strictObject({
    id,
    title: line(300),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    kind: line(100),
    bytes: z.int().min(1),
    restricted: z.boolean(),
  }),
  RemovePaper: z.strictObject({ paper: id }),
  AddParticipant: z.strictObject({
    id,
    country,
    organisation: id.nullable().default(null),
    organisationName: z.string().trim().max(300),
    person: id.nullable().default(null),
    role: z.enum(['co-chair', 'head-of-delegation', 'member', 'host', 'interpreter', 'observer']),
    name: tidied(tidyName, 'not a name'),
    email: tidied(tidyEmail, 'not an e-mail address').nullable().default(null),
  }),
  RemoveParticipant: z.strictObject({ participant: id }),
  /** To all who have an address; whoever is added later is invited by the adding. */
  SendInvitations: z.strictObject({}),
  /** `sequence`: of the invitation that was answered. `written`: when an answer that came by mail was made, as far as it says so. */
  AnswerInvitation: z.strictObject({
    participant: id,
    attendance: z.enum(attendances).exclude(['needs-action']),
    sequence: z.int().min(0),
    by: z.enum(['mail', 'link', 'desk']),
    written: instant.optional(),
  }),
  /** Who was there; whoever is in neither list stays as they were. */
  NoteAttendance: z.strictObject({ present: z.array(id).max(2_000), absent: z.array(id).max(2_000) }),
  HoldMeeting: z.strictObject({}),
  RecordDecision: z.strictObject({ id, text: line(5_000), agenda: id.nullable().default(null) }),
  RemoveDecision: z.strictObject({ decision: id }),
  AddActionItem: z.strictObject({
    id,
    title: line(500),
    country,
    owner: id,
    watcher: id.nullable().default(null),
    due: z.string().refine(isDay, 'not a day'),
    commitment: line(60).nullable().default(null),
    blocks: z.array(id).max(50).default([]),
  }),
  RemoveActionItem: z.strictObject({ item: id }),
  /** What one side says about an item. */
  ReportActionItem: z.strictObject({ item: id, country, status: z.enum(reportStatuses), words: z.string().trim().max(5_000), evidence }),
  WriteMinutes: z.strictObject({
    text: line(200_000),
    language: z
      .string()
      .max(20)
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  }),
  /** A side's yes to the very text of this digest. */
  AgreeMinutes: z.strictObject({ country, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  PublishMinutes: z.strictObject({ visibility }),
  RecordOutcome: z.strictObject({ outcome: line(20_000) }),
  SetVisibility: z.strictObject({ visibility }),
  CancelMeeting: z.strictObject({ reason: line(2_000) }),
  /** Looks at the calendar: what is overdue, what has long gone unanswered. */
  PassTime: z.strictObject({}),
} as const;
export type MeetingCommandType = keyof typeof meetingOrders;
export type MeetingOrder<T extends MeetingCommandType> = z.output<(typeof meetingOrders)[T]>;
export type MeetingCommand = Command &
  { readonly [T in MeetingCommandType]: { readonly type: T; readonly data: z.input<(typeof meetingOrders)[T]> } }[MeetingCommandType];
