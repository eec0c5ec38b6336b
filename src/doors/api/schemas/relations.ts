import { z } from '@hono/zod-openapi';
import { agreementKinds, agreementStatuses } from '../../../engagements/agreement/agreement.ts';
import { meetingKinds } from '../../../engagements/meeting/meeting.ts';
import { obligationSources } from '../../../engagements/obligations/obligation-line.ts';
import { standings } from '../../../engagements/obligations/standing.ts';
import { Described, TextByLanguage } from './described.ts';
import { Country, count, Day, Instant, list, maybe, text } from './vocabulary.ts';

const day = Day.nullable();
const Countries = list(Country);
const commitments = list(text).openapi({ description: 'Numbers of the commitments it fulfils.' });
const seen = z.enum(['all', 'public']).openapi({ description: '`all`: your desk is a party’s.' });

const agreement = {
  id: text,
  reference: text,
  kind: z.enum(agreementKinds),
  status: z.enum(agreementStatuses),
  title: TextByLanguage,
  languages: list(text).openapi({ description: 'Authentic languages, ISO 639.' }),
  signed: day.openapi({ description: 'The last signature’s day.' }),
  inForce: day,
  until: day.openapi({ description: 'The last day it holds as things stand; null: without end.' }),
  amends: maybe,
  replaces: maybe,
  commitments,
  seen,
  url: text,
};
export const AgreementLine = z.object({ ...agreement, countries: Countries }).openapi('AgreementLine');
export const Agreements = z
  .object({ agreements: list(AgreementLine), next: maybe.openapi({ description: '`after` of the next page; null on the last.' }) })
  .openapi('Agreements');
export const Agreement = z
  .object({
    ...agreement,
    parties: list(z.object({ country: Country, organisation: text, name: TextByLanguage })),
    text: z
      .object({
        clauses: list(z.object({ number: text, heading: TextByLanguage, text: TextByLanguage })),
        terms: Described,
        digest: text.openapi({ description: 'SHA-256 of the canonical text.' }),
      })
      .nullable()
      .openapi({ description: 'Null where only its title is public.' }),
  })
  .openapi('Agreement');

const group = {
  id: text,
  reference: text,
  title: text,
  countries: Countries,
  status: z.enum(['active', 'closed']),
  visibility: z.enum(['restricted', 'public']),
  commitments,
  agreement: maybe,
  every: maybe.openapi({ description: 'How often it means to meet, ISO 8601; null: when called.' }),
  founded: Instant,
  url: text,
};
export const GroupLine = z.object(group).openapi('GroupLine');
export const Groups = z.object({ groups: list(GroupLine) }).openapi('Groups');

export const MeetingLine = z
  .object({
    id: text,
    kind: z.enum(meetingKinds),
    reference: text,
    title: text,
    countries: Countries,
    group: maybe,
    starts: Instant,
    ends: Instant,
    zone: text.openapi({ description: 'IANA name of the zone of the place.' }),
    place: text,
    status: z.enum(['planned', 'held', 'cancelled']),
    visibility: z.enum(['restricted', 'public']),
    minutes: z.enum(['none', 'draft', 'agreed', 'published']),
    url: text,
  })
  .openapi('MeetingLine');
export const Meetings = z.object({ meetings: list(MeetingLine) }).openapi('Meetings');
export const Group = z.object({ ...group, mandate: text, meetings: list(MeetingLine) }).openapi('Group');

const Said = z.object({
  status: z.enum(['not-started', 'underway', 'done', 'not-possible']),
  words: maybe,
  at: Instant.nullable(),
});
export const Obligation = z
  .object({
    source: z.enum(obligationSources),
    of: text.openapi({ description: 'Id of its agreement or meeting.' }),
    id: text,
    reference: text,
    clause: maybe,
    title: text,
    countries: Countries,
    country: Country.openapi({ description: 'The side that owes it.' }),
    owner: text,
    watcher: maybe,
    due: Day,
    every: maybe,
    indicator: text,
    commitment: maybe,
    says: z.record(z.string(), Said).openapi({ description: 'By country: its newest word.' }),
    disagree: z.boolean(),
    standing: z.enum(standings),
    daysLate: count,
    met: day,
    blocks: list(text).openapi({ description: 'Ids of those that cannot begin before this one is met.' }),
    url: text,
  })
  .openapi('Obligation');
export const Obligations = z
  .object({ obligations: list(Obligation), next: maybe.openapi({ description: '`after` of the next page; null on the last.' }) })
  .openapi('Obligations');
