/** Agreements, working groups, meetings and what is owed: for everyone what is public, with a key what its person may see. */
import { createRoute, z } from '@hono/zod-openapi';
import { agreementKinds, agreementStatuses } from '../../../engagements/agreement/agreement.ts';
import { digestOf, numberOf } from '../../../engagements/agreement/canonical-text.ts';
import { publicView } from '../../../engagements/agreement/public-view.ts';
import { type AgreementLine, listAgreements, seeAgreement } from '../../../engagements/agreement/queries.ts';
import { listMeetings, type MeetingLine } from '../../../engagements/meeting/queries.ts';
import { type ObligationLine, obligationSources } from '../../../engagements/obligations/obligation-line.ts';
import { listObligations } from '../../../engagements/obligations/queries.ts';
import { daysLate, standingOf, standings } from '../../../engagements/obligations/standing.ts';
import { findGroup, type GroupLine, listGroups } from '../../../engagements/working-group/queries.ts';
import { has } from '../../../kernel/decider/actor.ts';
import { notAllowed, notFound } from '../../../kernel/refusals/refusal.ts';
import { type Day, isDay } from '../../../kernel/time/time.ts';
import { obligationPath } from '../../web/pages/obligations/address.ts';
import { todayOf } from '../../web/pages/register/today.ts';
import { json, problem, problems, publicFor, withVersion } from '../answers.ts';
import type { ApiAsk, ApiPart } from '../asking.ts';
import { keyNeeded } from '../orders.ts';
import { relationExamples } from '../relation-examples.ts';
import { described } from '../schemas/described.ts';
import { Agreement, Agreements, Group, Groups, Meetings, Obligations } from '../schemas/relations.ts';

const tags = ['Agreements and meetings'];
const id = z.string().regex(/^[0-9a-zA-Z-]{1,100}$/);
const idIn = (name: string, example: string) => z.object({ [name]: id.openapi({ param: { name, in: 'path' }, examples: [example] }) });
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .optional()
  .openapi({ param: { description: 'A country that takes part, ISO 3166-1 alpha-2.' } });
const limit = z.coerce.number().int().min(1).max(200).default(50);
const after = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}~.{1,200}$/)
  .optional()
  .openapi({ param: { description: '`next` of the page before.' } });
const instant = z.iso.datetime().optional();
const description = 'Without a key, what is public; with one, also what its person may see.';

const agreementList = createRoute({
  ...{ method: 'get', path: '/agreements', operationId: 'listAgreements', tags, summary: 'Agreements between countries', description },
  request: {
    query: z.object({
      ...{ country, limit, after, kind: z.enum(agreementKinds).optional(), status: z.enum(agreementStatuses).optional() },
      commitment: z.string().max(60).optional(),
      q: z
        .string()
        .max(200)
        .optional()
        .openapi({ param: { description: 'Words of the title or the reference.' } }),
    }),
  },
  responses: { 200: json(Agreements, relationExamples.agreements, 'One page, newest first.'), ...problems() },
});
const agreementOne = createRoute({
  ...{ method: 'get', path: '/agreements/{agreement}', operationId: 'getAgreement', tags, summary: 'One agreement with its text' },
  description,
  request: { params: idIn('agreement', relationExamples.agreement.id) },
  responses: { 200: json(Agreement, relationExamples.agreement, 'The agreement.'), ...problems(404) },
});
const groupList = createRoute({
  ...{ method: 'get', path: '/groups', operationId: 'listGroups', tags, summary: 'Working groups of two or more countries', description },
  request: { query: z.object({ country, commitment: z.string().max(60).optional() }) },
  responses: { 200: json(Groups, relationExamples.groups, 'Newest first, at most 500.'), ...problems() },
});
const groupOne = createRoute({
  ...{ method: 'get', path: '/groups/{group}', operationId: 'getGroup', tags, summary: 'One working group with its meetings' },
  description,
  request: { params: idIn('group', relationExamples.group.id) },
  responses: { 200: json(Group, relationExamples.group, 'The group.'), ...problems(404) },
});
const meetingList = createRoute({
  ...{ method: 'get', path: '/meetings', operationId: 'listMeetings', tags, summary: 'Meetings and visits', description },
  request: {
    query: z.object({
      ...{ country, limit },
      from: instant.openapi({ param: { description: 'Those that end after this.' } }),
      until: instant.openapi({ param: { description: 'Those that begin before this.' } }),
    }),
  },
  responses: { 200: json(Meetings, relationExamples.meetings, 'Soonest first.'), ...problems() },
});
const obligationList = createRoute({
  ...{ method: 'get', path: '/obligations', operationId: 'listObligations', tags, summary: 'What is owed under agreements and meetings' },
  description: 'For officers and supervisors: what their desks owe, watch, or are a party to.',
  security: [{ key: [] }],
  request: {
    query: z.object({
      ...{ country, limit, after, source: z.enum(obligationSources).optional(), standing: z.enum(standings).optional() },
      office: id.optional().openapi({ param: { description: 'An office that owes or watches it.' } }),
      commitment: z.string().max(60).optional(),
    }),
  },
  responses: { 200: json(Obligations, relationExamples.obligations, 'One page, earliest due first.'), ...problems(403) },
});

/** What only some may see is kept by nobody on the way. */
const kept = (c: ApiAsk): void => {
  if (c.get('caller').actor.kind === 'anyone') publicFor(c, 30);
  else c.header('cache-control', 'private, no-store');
};
const afterFrom = (said: string | undefined): { readonly day: Day; readonly id: string } | undefined => {
  const day = said?.slice(0, 10) ?? '';
  return said === undefined || !isDay(day) ? undefined : { day, id: said.slice(11) };
};
/** The place behind a full page; null where the page was not full. */
const nextOf = <T>(found: readonly T[], most: number, place: (last: T) => string): string | null => {
  const last = found.at(-1);
  return last === undefined || found.length < most ? null : place(last);
};

export const relationsPart: ApiPart = (api, door) => {
  const at = (path: string): string => `${door.publicUrl}${path}`;
  const agreementLine = (line: AgreementLine) => {
    const { id: agreement, reference, kind, status, title, languages, countries, amends, replaces, commitments, seen } = line;
    return {
      ...{ id: agreement, reference, kind, status, title, languages, countries, amends, replaces, commitments, seen },
      ...{ signed: line.concluded, inForce: line.in_force, until: line.ends, url: at(`/agreements/${agreement}`) },
    };
  };
  const groupLine = ({ founded_at: founded, members: _, secretariat: __, ...line }: GroupLine) => ({
    ...{ ...line, founded, url: at(`/groups/${line.id}`) },
  });
  const meetingLine = (line: MeetingLine) => {
    const { id: meeting, kind, reference, title, countries, starts, ends, zone, place, status, visibility, minutes } = line;
    return {
      ...{ id: meeting, kind, reference, title, countries, group: line.group_id, starts, ends, zone, place, status, visibility, minutes },
      url: at(`/meetings/${meeting}`),
    };
  };
  const obligationLine = (line: ObligationLine, today: Day) => {
    const { group: _, overdueSince: __, escalated: ___, ...rest } = line;
    return { ...rest, standing: standingOf(line, today), daysLate: daysLate(line, today), url: at(obligationPath(line)) };
  };

  api.openapi(agreementList, async (c) => {
    const { country: party, kind, status, commitment, q: words, limit: most, after: said } = c.req.valid('query');
    const place = afterFrom(said);
    const filters = {
      ...{ country: party, kind, commitment, words, limit: most, statuses: status === undefined ? undefined : [status] },
      after: place === undefined ? undefined : { listed: place.day, id: place.id },
    };
    const found = await listAgreements(door.ledger, filters, { kind: 'actor', actor: c.get('caller').actor });
    kept(c);
    return c.json({ agreements: found.map(agreementLine), next: nextOf(found, most, (last) => `${last.listed}~${last.id}`) }, 200);
  });
  api.openapi(agreementOne, async (c) => {
    const agreement = c.req.valid('param').agreement ?? '';
    const found = await seeAgreement(door.ledger, c.get('caller').actor, agreement);
    if (found === undefined) return problem(c, notFound({ agreement }));
    kept(c);
    if (found.seen === 'all') withVersion(c, found.version);
    const view = found.seen === 'all' ? publicView(found.state) : found.view;
    const { commitments, text, ...rest } = view;
    // A party's desk reads the text before it is signed, and whatever of it stays between the parties.
    const own =
      found.seen === 'all'
        ? {
            clauses: found.state.clauses.map((x) => ({ number: numberOf(found.state, x.id), heading: x.heading, text: x.text })),
            ...{ terms: found.state.terms, digest: digestOf(found.state) },
          }
        : text;
    const told = own === null ? null : { ...own, terms: described(own.terms) };
    const fulfils = found.seen === 'all' ? found.state.commitments : commitments;
    return c.json({ id: agreement, ...rest, commitments: fulfils, text: told, seen: found.seen, url: at(`/agreements/${agreement}`) }, 200);
  });
  api.openapi(groupList, async (c) => {
    const { country: party, commitment } = c.req.valid('query');
    const found = await listGroups(door.ledger, c.get('caller').actor, { country: party, commitment });
    kept(c);
    return c.json({ groups: found.map(groupLine) }, 200);
  });
  api.openapi(groupOne, async (c) => {
    const group = c.req.valid('param').group ?? '';
    const { actor } = c.get('caller');
    const found = await findGroup(door.ledger, group, actor);
    if (found === undefined) return problem(c, notFound({ group }));
    kept(c);
    const { reference, title, countries, status, visibility, commitments, agreement, every, founded, mandate } = found.state;
    const meetings = await listMeetings(door.ledger, actor, { of: { group }, latestFirst: true });
    const line = { id: group, reference, title, countries, status, visibility, commitments, agreement, every, founded };
    return c.json({ ...line, mandate, meetings: meetings.map(meetingLine), url: at(`/groups/${group}`) }, 200);
  });
  api.openapi(meetingList, async (c) => {
    const { country: partner, from, until, limit: most } = c.req.valid('query');
    const of = partner === undefined ? undefined : { partner };
    const found = await listMeetings(door.ledger, c.get('caller').actor, { of, from, until, limit: most });
    kept(c);
    return c.json({ meetings: found.map(meetingLine) }, 200);
  });
  api.openapi(obligationList, async (c) => {
    const { actor } = c.get('caller');
    if (actor.kind === 'anyone') return problem(c, keyNeeded(c));
    if (!has(actor, 'officer', 'supervisor')) return problem(c, notAllowed({ needs: ['officer', 'supervisor'] }));
    const { country: side, standing, limit: most, after: said, ...rest } = c.req.valid('query');
    const { today } = todayOf(door);
    const place = afterFrom(said);
    const filter = {
      ...{ ...rest, limit: most, standings: standing === undefined ? undefined : [standing] },
      ...{ between: side === undefined ? undefined : [side], after: place === undefined ? undefined : { due: place.day, id: place.id } },
    };
    const found = await listObligations(door.ledger, actor, filter, today);
    kept(c);
    const obligations = found.map((line) => obligationLine(line, today));
    return c.json({ obligations, next: nextOf(found, most, (last) => `${last.due}~${last.id}`) }, 200);
  });
};
