/** Programmes, their calls, and how places were given: for everyone, read only. */
import { createRoute, z } from '@hono/zod-openapi';
import { notFound } from '../../../kernel/refusals/refusal.ts';
import type { Call } from '../../../programmes/call/call.ts';
import { type CallLine, listCalls } from '../../../programmes/call/queries.ts';
import { allSeats, seatsNow } from '../../../programmes/call/seats.ts';
import type { ProgrammeDefinition } from '../../../programmes/programme/definition.ts';
import { findPublicCall } from '../../web/pages/programmes/call-page.tsx';
import { countedOutcomes, outcomesOf } from '../../web/pages/programmes/outcomes.tsx';
import { fileOf } from '../../web/pages/programmes/results.tsx';
import { json, problem, problems, publicFor } from '../answers.ts';
import type { ApiPart } from '../asking.ts';
import { programmeExamples } from '../programme-examples.ts';
import { described } from '../schemas/described.ts';
import { Call as CallAnswer, Calls, Programme, Programmes, Rounds } from '../schemas/programme.ts';

const tags = ['Programmes'];
const programmeParams = z.object({
  programme: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .openapi({ param: { name: 'programme', in: 'path' }, examples: ['boat-builders'] }),
});
const callParams = z.object({
  call: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,100}$/)
    .openapi({ param: { name: 'call', in: 'path' }, examples: ['018f4d1e-7c2a-7b52-9c1e-2f6a4b8d0e11'] }),
});
const list = createRoute({
  method: 'get',
  path: '/programmes',
  operationId: 'listProgrammes',
  tags,
  summary: 'Every programme',
  responses: { 200: json(Programmes, programmeExamples.programmes, 'The newest version of each, by title.'), ...problems() },
});
const one = createRoute({
  method: 'get',
  path: '/programmes/{programme}',
  operationId: 'getProgramme',
  tags,
  summary: 'One programme with its calls and what came of it',
  request: { params: programmeParams },
  responses: { 200: json(Programme, programmeExamples.programme, 'The programme.'), ...problems(404) },
});
const calls = createRoute({
  method: 'get',
  path: '/calls',
  operationId: 'listCalls',
  tags,
  summary: 'Every call that was opened',
  responses: { 200: json(Calls, programmeExamples.calls, 'Newest first.'), ...problems() },
});
const oneCall = createRoute({
  method: 'get',
  path: '/calls/{call}',
  operationId: 'getCall',
  tags,
  summary: 'One call: its rule, its times, and the seed for ties',
  request: { params: callParams },
  responses: { 200: json(CallAnswer, programmeExamples.call, 'The call.'), ...problems(404) },
});
const allocations = createRoute({
  method: 'get',
  path: '/calls/{call}/allocations',
  operationId: 'listAllocations',
  tags,
  summary: 'Each time places were given',
  description: 'Oldest first, with the cut-offs and the open file from which anyone can work the round out again.',
  request: { params: callParams },
  responses: { 200: json(Rounds, programmeExamples.rounds, 'The rounds.'), ...problems(404) },
});

export const programmesPart: ApiPart = (api, door) => {
  const { book } = door.programmes;
  const lineOf = ({ id, version, title, summary, lead, partners, delivers }: ProgrammeDefinition) => ({
    ...{ id, version, title, summary, lead, partners, delivers, retired: book.isRetired(id) },
    url: `${door.publicUrl}/programmes/${id}`,
  });
  const callOf = ({ id, programme, title, service, status, opens, closes, zone, seats, placed, waiting, rounds }: CallLine) => ({
    ...{ id, programme, title, service, status, opens, closes, zone, seats, placed, waiting, rounds },
    url: `${door.publicUrl}/calls/${id}`,
  });
  const callAsLine = (id: string, call: Call) => {
    const last = call.rounds.at(-1);
    const seats = allSeats(call);
    const { programme, title, status, opens, closes, zone } = call;
    return {
      ...{ id, programme, title, service: call.rules.service, status, opens, closes, zone, seats },
      ...{ placed: last?.placed ?? 0, waiting: last?.waiting ?? 0, rounds: call.rounds.length, url: `${door.publicUrl}/calls/${id}` },
    };
  };
  api.openapi(list, async (c) => {
    publicFor(c, 30);
    return c.json({ programmes: book.known().map(lineOf) }, 200);
  });
  api.openapi(one, async (c) => {
    const { programme } = c.req.valid('param');
    const found = book.find(programme);
    if (found === undefined) return problem(c, notFound({ programme }));
    publicFor(c, 30);
    const lines = await listCalls(door.ledger, { programme });
    const outcomes = await outcomesOf(door, found);
    return c.json({ ...lineOf(found), definition: described(found), calls: lines.map(callOf), outcomes }, 200);
  });
  api.openapi(calls, async (c) => {
    publicFor(c, 30);
    return c.json({ calls: (await listCalls(door.ledger)).map(callOf) }, 200);
  });
  api.openapi(oneCall, async (c) => {
    const { call: id } = c.req.valid('param');
    const found = await findPublicCall(door, id);
    if (found === undefined) return problem(c, notFound({ call: id }));
    publicFor(c, 30);
    const { state } = found;
    const groups = state.rules.groups.map((g) => g.id);
    const whole = {
      version: state.version,
      venues: state.rules.venues.map((venue) => {
        const { id: venueId, name, city, country, languages, begins, ends } = venue;
        return { id: venueId, name, city, country, languages, begins, ends, seats: seatsNow(state, venue) };
      }),
      rules: described(state.rules),
      changes: state.changes.map(({ venue, seats, reason, at }) => ({ venue, seats, reason, at })),
      seed: state.seed,
      outcomes: state.rounds.length === 0 ? [] : await countedOutcomes(door, { call: id }, groups),
    };
    return c.json({ ...callAsLine(id, state), ...whole }, 200);
  });
  api.openapi(allocations, async (c) => {
    const { call: id } = c.req.valid('param');
    const found = await findPublicCall(door, id);
    if (found === undefined) return problem(c, notFound({ call: id }));
    publicFor(c, 30);
    // Counts by group are told with small groups hidden, by the call itself.
    const rounds = found.state.rounds.map(({ groups: _, ...round }) => ({ ...round, url: `${door.publicUrl}${fileOf(id, round.round)}` }));
    return c.json({ rounds }, 200);
  });
};
