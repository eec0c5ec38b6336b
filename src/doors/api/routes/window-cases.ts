/** What an applicant’s key can do: see services, open a case, fill it in, send it, follow it. */
import { createRoute, z } from '@hono/zod-openapi';
import { findOrganisation, listOffices } from '../../../identity/index.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Handled } from '../../../ledger/ledger.ts';
import { caseOrders } from '../../../one-window/case/commands.ts';
import { findCase, type FoundCase, listCasesOf, ownPlaceFrom, ownPlaceOf } from '../../../one-window/case/queries.ts';
import { findDefinition } from '../../../one-window/case/find-definition.ts';
import { factsAsOf } from '../../../one-window/case/standing.ts';
import { trackCase } from '../../../one-window/case/track.ts';
import { receiveFile } from '../../../one-window/documents/receive.ts';
import { missing } from '../../../one-window/forms/validate.ts';
import { applicantKinds, type Definition, questionsOf } from '../../../one-window/service/definition.ts';
import type { Door } from '../../web/door.ts';
import { body, json, orderProblems, problem, problems, withVersion } from '../answers.ts';
import type { ApiAsk, ApiPart } from '../asking.ts';
import { Done, done, doneExample, keyNeeded, mayWrite, type OrderHeaders, orderHeaders } from '../orders.ts';
import { described, GivenAnswers } from '../schemas/described.ts';
import { OwnCase, OwnCases } from '../schemas/window.ts';
import { type Act, actRoute, sendToCase } from './window-orders.ts';
import { windowExamples } from '../window-examples.ts';

const tags = ['Cases'];
const security = [{ key: [] }];
const caseParam = z.object({
  id: z
    .string()
    .regex(/^[0-9a-zA-Z-]{1,100}$/)
    .openapi({ param: { name: 'id', in: 'path' }, examples: [doneExample.id] }),
});

const listRoute = createRoute({
  method: 'get',
  path: '/cases',
  operationId: 'listCases',
  tags,
  summary: 'Your own cases',
  description: 'The newest first.',
  security,
  request: {
    query: z.object({
      after: z
        .string()
        .max(300)
        .optional()
        .openapi({ param: { description: '`next` of the page before.' } }),
      limit: z.coerce.number().int().min(1).max(200).default(200),
    }),
  },
  responses: { 200: json(OwnCases, windowExamples.cases, 'One page.'), ...problems(403) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/cases/{id}',
  operationId: 'getCase',
  tags,
  summary: 'One of your cases',
  description: 'Every office’s task and clock, those to come too, whose turn it is, and what you answered.',
  security,
  request: { params: caseParam },
  responses: { 200: json(OwnCase, windowExamples.case, 'The case.', { versioned: true }), ...problems(403, 404) },
});

const { SubmitCase, WithdrawCase, LodgeAppeal, RemoveFile } = caseOrders;
// The orders’ own schemas take any JSON as an answer, which is defined by itself: a document cannot spell that out.
const SaveAnswers = z.strictObject({ group: z.string().min(1).max(100), answers: GivenAnswers, whole: z.boolean() });
const AnswerSentBack = z.strictObject({
  task: z.string().min(1).max(100),
  answers: GivenAnswers,
  remarks: z.record(z.string().max(100), z.string().max(4_000)).default({}),
});
const Opening = z.object({
  service: z.string().min(1).max(100),
  kind: z.enum(applicantKinds),
  country: z.string().regex(/^[A-Z]{2}$/),
  name: z.string().min(1).max(200).openapi({ description: 'What offices call the applicant.' }),
  organisation: z.string().max(100).optional().openapi({ description: 'A registered organisation of yours on whose behalf you apply.' }),
  answers: GivenAnswers.optional(),
});
const openRoute = createRoute({
  method: 'post',
  path: '/cases',
  operationId: 'openCase',
  tags,
  summary: 'Begin an application',
  description: 'A draft of the service’s newest version. Its id is the command’s own: the Idempotency-Key, if you send one.',
  security,
  request: { headers: orderHeaders, body: body(Opening, windowExamples.opening) },
  responses: {
    201: json(Done, { ...doneExample, version: 1, events: ['CaseOpened'] }, 'It was begun.', { versioned: true }),
    ...orderProblems(),
  },
});

const Upload = z.object({
  document: z.string().min(1).max(100).openapi({ description: 'A document of the service, or a file question.' }),
  name: z.string().min(1).max(200),
  content: z.base64().max(2_500_000).openapi({ description: 'The file’s bytes in base64; larger files are attached on the pages.' }),
});
const fileRoute = createRoute({
  method: 'post',
  path: '/cases/{id}/files',
  operationId: 'attachFile',
  tags,
  summary: 'Attach a document',
  description: 'Its kind is known by its content. Before the case is sent, or where an office asked for it.',
  security,
  request: { params: caseParam, headers: orderHeaders, body: body(Upload, windowExamples.upload) },
  responses: { 200: json(Done, { ...doneExample, events: ['FileAttached'] }, 'It was attached.', { versioned: true }), ...orderProblems() },
});

const acts: readonly Act[] = [
  {
    path: 'answers',
    type: 'SaveAnswers',
    operationId: 'saveAnswers',
    summary: 'Answer a group of questions',
    data: SaveAnswers,
    example: windowExamples.answers,
  },
  {
    path: 'files/remove',
    type: 'RemoveFile',
    operationId: 'removeFile',
    summary: 'Take a file out',
    data: RemoveFile,
    example: { attachment: 'a-1' },
  },
  {
    path: 'submit',
    type: 'SubmitCase',
    operationId: 'submitCase',
    summary: 'Declare and send it',
    data: SubmitCase,
    example: { declared: ['all_true'] },
  },
  {
    path: 'sent-back',
    type: 'AnswerSentBack',
    operationId: 'answerSentBack',
    summary: 'Answer what an office asked',
    data: AnswerSentBack,
    example: windowExamples.sentBack,
  },
  {
    path: 'appeal',
    type: 'LodgeAppeal',
    operationId: 'lodgeAppeal',
    summary: 'Appeal against a refusal',
    data: LodgeAppeal,
    example: { words: 'The tax was paid in March.' },
  },
  {
    path: 'withdraw',
    type: 'WithdrawCase',
    operationId: 'withdrawCase',
    summary: 'Withdraw it',
    data: WithdrawCase,
    example: { words: '' },
  },
];

/** Another person’s case is not found, whoever asks. */
const ownCase = async (c: ApiAsk, door: Door, id: string): Promise<(FoundCase & { readonly definition: Definition }) | Refusal> => {
  const found = await findCase(door.ledger, id);
  if (found === undefined || found.state.applicant.person !== c.get('caller').actor.id) return notFound({ id });
  const definition = await findDefinition(door, found.state);
  return definition === undefined ? refuse('service-version-unknown') : { ...found, definition };
};

const officesOf = async (c: ApiAsk, door: Door, organisation: string | undefined): Promise<readonly string[] | Refusal> => {
  if (organisation === undefined) return [];
  const mine = new Set(c.get('caller').actor.grants.map((g) => g.office));
  const offices = (await listOffices(door.ledger.db, { organisation })).map((o) => o.id);
  const known = (await findOrganisation(door.ledger.db, organisation)) !== undefined;
  return known && offices.some((o) => mine.has(o)) ? offices : notFound({ organisation });
};

const open = async (
  c: ApiAsk,
  door: Door,
  opening: z.output<typeof Opening>,
  headers: OrderHeaders,
  id: string,
): Promise<Handled | Refusal> => {
  const service = door.window.catalogue.latest(opening.service);
  if (service === undefined) return notFound({ service: opening.service });
  const offices = await officesOf(c, door, opening.organisation);
  if (isRefusal(offices)) return offices;
  const { kind, country, name, organisation = null, answers = {} } = opening;
  const { language } = c.get('visitor').words;
  const data = {
    service: service.id,
    version: service.version,
    kind,
    country,
    name,
    organisation,
    offices: [...offices],
    language,
    answers,
  };
  return sendToCase(c, door, { ...headers, 'idempotency-key': id }, { type: 'OpenCase', on: id, data });
};

const attach = async (
  c: ApiAsk,
  door: Door,
  id: string,
  upload: z.output<typeof Upload>,
  headers: OrderHeaders,
): Promise<Handled | Refusal> => {
  const own = await ownCase(c, door, id);
  if (isRefusal(own)) return own;
  const { definition, state } = own;
  const question = questionsOf(definition).find((q) => q.id === upload.document && q.kind === 'file');
  const asked = definition.documents.find((d) => d.id === upload.document);
  const kinds = question?.kinds ?? asked?.kinds ?? ['pdf', 'jpeg', 'png'];
  const megabytes = question?.megabytes ?? asked?.megabytes ?? 10;
  if (question === undefined && asked === undefined) return refuse('document-not-asked', { document: upload.document });
  const received = await receiveFile(
    { files: door.files, scanner: door.window.scanner, makeId: door.makeId },
    { name: upload.name, bytes: new Uint8Array(Buffer.from(upload.content, 'base64')) },
    { document: upload.document, kinds, megabytes, about: [state.applicant.person] },
  );
  return isRefusal(received) ? received : sendToCase(c, door, headers, { type: 'AttachFile', on: id, data: received });
};

export const windowCases: ApiPart = (api, door) => {
  api.openapi(listRoute, async (c) => {
    const { actor } = c.get('caller');
    if (actor.kind !== 'key') return problem(c, keyNeeded(c));
    const { after, limit } = c.req.valid('query');
    const cases = await listCasesOf(door.ledger, actor.id, limit, ownPlaceFrom(after));
    const last = cases.at(-1);
    c.header('cache-control', 'private, no-cache');
    return c.json({ cases, next: last && cases.length === limit ? ownPlaceOf(last) : null }, 200);
  });
  api.openapi(oneRoute, async (c) => {
    if (c.get('caller').actor.kind !== 'key') return problem(c, keyNeeded(c));
    const { id } = c.req.valid('param');
    const found = await ownCase(c, door, id);
    if (isRefusal(found)) return problem(c, found);
    const { state, definition, version } = found;
    withVersion(c, version);
    c.header('cache-control', 'private, no-cache');
    const left = state.status === 'draft' ? missing(definition, factsAsOf(state)) : { groups: [], documents: [] };
    const tracked = trackCase(state, definition);
    const own = { fees: tracked.fees.map(described), answers: state.answers && described(state.answers) };
    return c.json({ ...tracked, ...own, id, revision: version, url: `${door.publicUrl}/cases/${id}`, missing: left }, 200);
  });
  api.openapi(openRoute, async (c) => {
    const turnedDown = mayWrite(c);
    if (turnedDown) return problem(c, turnedDown);
    const headers = c.req.valid('header');
    const id = headers['idempotency-key'] ?? door.makeId();
    const handled = await open(c, door, c.req.valid('json'), headers, id);
    if (isRefusal(handled)) return problem(c, handled);
    c.header('location', `${door.publicUrl}/api/v1/cases/${id}`);
    return c.json(done(c, id, handled), 201);
  });
  api.openapi(fileRoute, async (c) => {
    const turnedDown = mayWrite(c);
    if (turnedDown) return problem(c, turnedDown);
    const { id } = c.req.valid('param');
    const handled = await attach(c, door, id, c.req.valid('json'), c.req.valid('header'));
    return isRefusal(handled) ? problem(c, handled) : c.json(done(c, id, handled), 200);
  });
  for (const act of acts) {
    const { type } = act;
    api.openapi(actRoute({ path: '/cases/{id}', tags, params: caseParam }, act), async (c) => {
      const turnedDown = mayWrite(c);
      if (turnedDown) return problem(c, turnedDown);
      const { id } = c.req.valid('param');
      // What an office made is not the applicant's to take out, and an officer's key takes nothing out here.
      const own = type === 'RemoveFile' ? await ownCase(c, door, id) : undefined;
      if (own !== undefined && isRefusal(own)) return problem(c, own);
      const handled = await sendToCase(c, door, c.req.valid('header'), { type, on: id, data: c.req.valid('json') });
      if (!isRefusal(handled)) return c.json(done(c, id, handled), 200);
      return problem(c, handled.reason === 'not-allowed' ? notFound({ id }) : handled);
    });
  }
};
