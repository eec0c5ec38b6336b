/** The desks on a database of their own: an invented service, its offices, and people who sign in by their id. */
import type { Grant, Role } from '../../../../kernel/decider/actor.ts';
import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Handled } from '../../../../ledger/ledger.ts';
import type { Case } from '../../../../one-window/case/case.ts';
import type { CaseCommandType } from '../../../../one-window/case/commands.ts';
import type { Intakes } from '../../../../one-window/contract.ts';
import type { Definition } from '../../../../one-window/service/definition.ts';
import { applyServices } from '../../../../one-window/service/from-pack.ts';
import type { Answers } from '../../../../one-window/forms/answers.ts';
import { balloonPermit, testCalendars, testOffices, wholeAnswers } from '../../../../one-window/testing/definition.ts';
import { pdf } from '../../../../one-window/testing/play.ts';
import { testWindow } from '../../../../one-window/testing/window.ts';
import type { Assets } from '../../assets.ts';
import { openPageSite } from '../../testing/page-site.ts';
import type { Mount } from '../pages.ts';
import { inboxPages } from './mounts.ts';

const at = (office: string, role: Role = 'officer'): Grant => ({ role, office });
export const staff: Readonly<Record<string, { readonly name: string; readonly grants: readonly Grant[] }>> = {
  sana: { name: 'Sana Iqbal', grants: [at('safety-desk')] },
  rahim: { name: 'Rahim Dar', grants: [at('safety-desk')] },
  head: { name: 'Farida Aziz', grants: [at('safety-desk', 'supervisor')] },
  chief: { name: 'Rukhsana Beg', grants: [at('safety-desk', 'supervisor'), at('registry-desk', 'supervisor')] },
  other: { name: 'Imran Shah', grants: [at('registry-desk', 'supervisor'), at('registry-desk')] },
  both: { name: 'Nida Latif', grants: [at('safety-desk'), at('registry-desk')] },
  sky: { name: 'Adeel Mir', grants: [at('sky-desk')] },
  radio: { name: 'Hamza Gul', grants: [at('radio-desk')] },
  appeals: { name: 'Zehra Bano', grants: [at('appeals-desk')] },
  weather: { name: 'Emre Aksoy', grants: [at('weather-desk')] },
  editor: { name: 'Hira Noor', grants: [at('sky-desk', 'editor')] },
  auditor: { name: 'Tariq Butt', grants: [{ role: 'auditor', office: null }] },
  pilot: { name: 'Zafar Testname', grants: [] },
  insider: { name: 'Mehwish Ali', grants: [at('safety-desk')] },
};
const groups: Readonly<Record<string, readonly string[]>> = {
  pilot: ['pilot_name', 'licence_number'],
  balloon: ['size', 'transmits', 'port'],
  band: ['frequency'],
};

const organisations = [...new Set(Object.values(testOffices).map((o) => o.organisation))].map((id) => ({
  id,
  country: Object.values(testOffices).find((o) => o.organisation === id)?.calendar ?? 'AX',
  kind: 'agency',
  name: { en: `The ${id} authority`, ur: `ادارہ ${id}` },
  offices: Object.entries(testOffices)
    .filter(([, o]) => o.organisation === id)
    .map(([office]) => ({ id: office, name: { en: office.replaceAll('-', ' '), ur: `دفتر ${office}` } })),
}));

export const openDesks = async ({
  start = '2026-01-05T06:00:00.000Z',
  assets,
  mounts = [],
  services = [],
  intakes,
}: {
  readonly start?: string;
  /** Other parts of the site beside the desks. */
  readonly mounts?: readonly Mount[];
  readonly assets?: Assets;
  /** Published besides the balloon's. */
  readonly services?: readonly Definition[];
  readonly intakes?: Intakes;
} = {}) => {
  const countries = { home: 'AX', partners: ['BO', 'CY'] };
  const site = await openPageSite({
    ...{ people: staff, organisations, start, accounts: true, mounts: [inboxPages, ...mounts] },
    ...(assets === undefined ? {} : { assets }),
    rooms: ({ clock }) => {
      const window = testWindow(clock, { calendars: testCalendars, offices: testOffices, countries, intakes });
      return { rooms: [window.room], parts: { window } };
    },
  });
  const { ledger, makeId, actorOf, cookie, app, storage } = site;
  const { window } = site.door;
  const drafted = { ...balloonPermit, version: 2, draft: true };
  const applied = await applyServices(
    ledger,
    [balloonPermit, drafted, ...services].map((definition) => ({ file: 'a.yaml', definition })),
    { now: start, makeId },
  );
  if (applied.lines.length > 0) throw new Error(applied.lines.join());
  await window.catalogue.refresh(ledger);
  const order = (on: string, who: string, type: CaseCommandType, data: object): Promise<Handled | Refusal> =>
    site.order(window.case, type, on, who, data);
  const send = async (on: string, who: string, type: CaseCommandType, data: object): Promise<void> => {
    await site.done(window.case, type, on, who, data);
  };
  /** A case that has been sent, by this person, with every task of its first stage open. */
  const sent = async (a: { readonly who?: string; readonly name?: string; readonly answers?: Answers; readonly more?: object } = {}) => {
    const [id, who, answers] = [makeId(), a.who ?? 'pilot', a.answers ?? wholeAnswers];
    const name = a.name ?? staff[who]?.name ?? who;
    const opened = { service: 'balloon-permit', version: 1, kind: 'laboratory', country: 'BO', name, language: 'en', ...a.more };
    await send(id, who, 'OpenCase', opened);
    for (const [group, questions] of Object.entries(groups)) {
      const given = Object.fromEntries(questions.flatMap((q) => (answers[q] === undefined ? [] : [[q, answers[q]]])));
      if (Object.keys(given).length > 0) await send(id, who, 'SaveAnswers', { group, answers: given, whole: true });
    }
    await send(id, who, 'AttachFile', pdf(makeId(), 'insurance'));
    if (Number(answers.size) > 10) await send(id, who, 'AttachFile', pdf(makeId(), 'flight-plan'));
    await send(id, who, 'SubmitCase', { declared: ['all_true'] });
    return id;
  };
  const state = async (id: string): Promise<Case> => {
    const found = await ledger.state<Case>(`case/${id}`);
    if (!found) throw new Error(`no case ${id}`);
    return found.state;
  };

  return {
    ...{ app, ledger, window, order, send, sent, state, actorOf, makeId, cookie, storage },
    get: (path: string, who: string) => site.ask(path, who),
    post: site.send,
    /** A page's text without its tags. */
    text: async (path: string, who: string): Promise<string> => (await site.get(path, who)).text,
    at: site.set,
    close: site.close,
  };
};
export type Desks = Awaited<ReturnType<typeof openDesks>>;
