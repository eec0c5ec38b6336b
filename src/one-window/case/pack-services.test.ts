import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../identity/pack/load-pack.ts';
import { system } from '../../kernel/decider/actor.ts';
import type { Recorded } from '../../kernel/decider/decider.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { calendarsFrom, officeBookFrom } from '../calendar/working-days.ts';
import type { Answers } from '../forms/answers.ts';
import { loadServices } from '../service/checking/load-services.ts';
import { type Definition, type PackTest, tasksOf } from '../service/definition.ts';
import { definitionsOf } from '../testing/definition.ts';
import type { Case, CaseFact } from './case.ts';
import type { CaseCommandType } from './commands.ts';
import { decide } from './decide.ts';
import { onward } from './deciding/route.ts';
import { evolve } from './evolve.ts';
import { after, type CaseRules, type Setting } from './rules.ts';
import { isFinal, isUnended, taskIn } from './standing.ts';

const folder = join(import.meta.dirname, '../../../packs/pakistan');
const { pack } = loadPack(folder);
if (pack === undefined) throw new Error('the pack cannot be used');
const services = loadServices(folder, pack).services ?? [];
const rules: CaseRules = {
  catalogue: definitionsOf(services),
  calendars: calendarsFrom(pack),
  offices: officeBookFrom(pack),
  countries: { home: pack.country, partners: pack.partners.map((p) => p.country) },
};
const now = '2026-03-02T06:00:00.000Z';
const actor = system('test');
const judge = system('judge');

/** Sent with these answers, whatever else the form would ask. */
const sent = (definition: Definition, { applicant, answers }: PackTest): Case => {
  const setting: Setting = { rules, definition, id: 'case', command: 'send', actor, now };
  const { id: service, version, lead } = definition;
  const opened: CaseFact = {
    type: 'CaseOpened',
    data: { service, version, lead, trial: false, person: 'p', ...applicant, organisation: null, offices: [], language: 'en' },
    personal: { name: 'Testname', answers: answers as Answers },
    about: ['p'],
  };
  const first = evolve(null, { ...opened, personal: opened.personal, at: now, actor: 'p' } as Recorded<CaseFact>);
  const state = after(setting, first, [{ type: 'CaseSubmitted', data: { reference: 'XX-00000-00000', declared: [] } }]);
  return after(setting, state, onward(setting, state));
};

let orders = 0;
const send = (definition: Definition, state: Case, type: CaseCommandType, data: object, by = actor): Case => {
  orders += 1;
  const command = { id: `order-${orders}`, type, on: 'case', actor: by, now, data } as Parameters<typeof decide>[1];
  const outcome = decide(rules, command, state);
  if (isRefusal(outcome))
    throw new Error(`${type} ${JSON.stringify(data)} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  return after({ rules, definition, id: 'case', command: command.id, actor, now }, state, outcome);
};

/** Every office says yes; `but` says no, and the appeal against it is allowed. */
const finished = (definition: Definition, start: Case, but?: string): Case => {
  let state = start;
  for (let turn = 0; turn < 100 && !isFinal(state); turn++) {
    const task = state.tasks.find(isUnended);
    if (state.status === 'refused') state = send(definition, state, 'LodgeAppeal', { words: 'Look again.' });
    else if (task === undefined) throw new Error('nobody has a task');
    else if (task.kind === 'appeal')
      state = send(definition, state, 'DecideTask', { task: task.task, decision: 'allow', words: 'Right.' }, judge);
    else {
      const known = tasksOf(definition).find((t) => t.id === task.task);
      const kind = task.task === but && taskIn(state, 'appeal-1') === undefined ? 'refuse' : 'approve';
      const decision = known?.decisions.find((d) => d.kind === kind);
      for (const document of known?.produces ?? []) {
        const bytes = { sha256: 'a'.repeat(64), kind: definition.documents.find((d) => d.id === document)?.kinds[0], bytes: 1, name: 'x' };
        const there = state.files.some((f) => f.document === document && f.task === task.task);
        if (!there)
          state = send(definition, state, 'AttachFile', { attachment: `${document}-${turn}`, document, task: task.task, ...bytes });
      }
      const reasons = decision?.kind === 'refuse' ? decision.reasons.slice(0, 1).map((r) => r.id) : [];
      const criteria = decision?.kind === 'approve' ? (known?.criteria ?? []) : [];
      const scores = Object.fromEntries(criteria.map(({ id, most }) => [id, most]));
      state = send(definition, state, 'DecideTask', { task: task.task, decision: decision?.id, reasons, scores, words: 'So.' });
    }
  }
  return state;
};
const decidedAt = (state: Case): Readonly<Record<string, string>> => Object.fromEntries(state.tasks.map((t) => [t.task, t.office]));

const all = services.flatMap((definition) => definition.tests.map((test) => [`${definition.id}: ${test.name}`, definition, test] as const));
describe('every service of the pack, with the answers of its own tests', () => {
  it('is there', () => {
    expect(all.length).toBeGreaterThan(10);
  });
  it.each(all)('%s: goes through exactly its offices to a grant', (_, definition, test) => {
    const end = finished(definition, sent(definition, test));
    expect(end.status).toBe('granted');
    expect(decidedAt(end)).toMatchObject(test.tasks);
    for (const absent of test.without) expect(taskIn(end, absent)).toBeUndefined();
    expect(end.tasks.every((t) => rules.offices[t.office] !== undefined)).toBe(true);
  });
  it.each(all)('%s: ends whichever office refuses, and goes on when an appeal is allowed', (_, definition, test) => {
    for (const task of Object.keys(test.tasks)) {
      const known = tasksOf(definition).find((t) => t.id === task);
      if (known?.decisions.some((d) => d.kind === 'refuse') !== true || definition.appeal === undefined) continue;
      const end = finished(definition, sent(definition, test), task);
      expect([task, end.status]).toEqual([task, 'granted']);
    }
  });
});
