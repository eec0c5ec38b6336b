import { expect, test } from 'vitest';
import { balloonPermit } from '../testing/definition.ts';
import { officerAt, pilot, submittedCase } from '../testing/play.ts';
import type { CaseEvent } from './history.ts';
import { caseHistory } from './history.ts';
import { at, serviceWith, submitted } from './views/view-examples.ts';

const definition = serviceWith({ questions: ['bank'] });
const event = (
  version: number,
  type: string,
  actor: string,
  data: CaseEvent['data'],
  personal: CaseEvent['personal'] = null,
): CaseEvent => ({
  version,
  type,
  at,
  actor,
  data,
  personal,
});
const opening = (task: string, kind: string, office: string, of: string | null = null) => ({ task, kind, office, of, stage: null });
const events: readonly CaseEvent[] = [
  event(1, 'CaseOpened', 'p-1', { service: 'open-a-workshop' }, { name: 'Harbour Works', answers: { bank: 'secret-bank' } }),
  event(2, 'AnswersSaved', 'p-1', { group: 'funds' }, { answers: { bank: 'secret-bank' } }),
  event(3, 'CaseSubmitted', 'p-1', { reference: 'WS-1', declared: [] }),
  event(4, 'TaskOpened', 'p-1', opening('tax', 'decision', 'tax-desk')),
  event(5, 'TaskOpened', 'p-1', opening('registration', 'decision', 'registry-desk')),
  event(6, 'TaskAssigned', 'o-1', { task: 'tax', officer: 'o-1', because: 'claimed' }),
  event(7, 'NoteAdded', 'o-1', { task: 'tax' }, { words: 'tax-note' }),
  event(8, 'NoteAdded', 'o-2', { task: 'registration' }, { words: 'registry-note' }),
  event(9, 'TaskOpened', 'o-1', opening('advice-1', 'advice', 'bank-desk', 'tax'), { asked: 'tax-question' }),
  event(10, 'NoteAdded', 'o-3', { task: 'advice-1' }, { words: 'bank-note' }),
  event(
    11,
    'TaskDecided',
    'o-3',
    { task: 'advice-1', decision: 'answer', outcome: 'answered', reasons: [], by: 'o-3', spent: 1 },
    { words: 'bank-answer' },
  ),
  event(12, 'TaskSentBack', 'o-1', { task: 'tax', items: ['bank'] }, { words: { bank: 'which-bank' } }),
  event(13, 'SentBackAnswered', 'p-1', { task: 'tax' }, { answers: { bank: 'secret-bank-2' }, remarks: { bank: 'as-it-was' } }),
  event(14, 'ClockStopped', 'o-1', { task: 'tax', reason: 'expert' }, { words: 'inside-words' }),
  event(
    15,
    'TaskDecided',
    'o-2',
    { task: 'registration', decision: 'register', outcome: 'approved', reasons: [], by: 'o-2', spent: 2 },
    { words: 'registry-words' },
  ),
  event(
    16,
    'TaskDecided',
    'o-1',
    { task: 'tax', decision: 'deny', outcome: 'refused', reasons: ['debts'], by: 'o-1', spent: 3 },
    { words: 'tax-words' },
  ),
  event(17, 'CaseDecided', 'o-1', { granted: false }),
  event(18, 'AppealLodged', 'p-1', { against: 'tax' }, { words: 'grounds' }),
];
const textFor = (viewer: Parameters<typeof caseHistory>[2]) => JSON.stringify(caseHistory(events, definition, viewer));

test('an applicant hears every office’s decision and its words, not what stays within or between offices, nor who it was', () => {
  const text = textFor({ as: 'applicant', person: 'p-1' });
  for (const word of ['tax-words', 'registry-words', 'which-bank', 'as-it-was', 'There are debts.', 'An expert is asked.', 'grounds'])
    expect(text).toContain(word);
  for (const word of ['-note', 'tax-question', 'bank-answer', 'inside-words', '"o-']) expect(text).not.toContain(word);
});
test('an officer reads what the own office wrote and asked, and the case’s own steps', () => {
  const text = textFor({ as: 'officer', state: submitted(), task: 'tax', actor: officerAt('tax-desk') });
  for (const word of ['tax-note', 'tax-question', 'bank-answer', 'inside-words', 'tax-words', 'CaseSubmitted', '"o-1"'])
    expect(text).toContain(word);
  for (const word of ['registry-note', 'registry-words', 'bank-note', 'grounds', 'registration']) expect(text).not.toContain(word);
});
test('answers are in no history', () => {
  for (const viewer of [
    { as: 'applicant', person: 'p-1' },
    { as: 'officer', state: submitted(), task: 'tax', actor: officerAt('tax-desk') },
  ] as const)
    expect(textFor(viewer)).not.toContain('secret-bank');
});
test('what was erased leaves the line without words', () => {
  const erased = events.map((e) => ({ ...e, personal: null }));
  const lines = caseHistory(erased, definition, { as: 'officer', state: submitted(), task: 'tax', actor: officerAt('tax-desk') });
  expect(lines.map((l) => l.words).every((w) => w === null)).toBe(true);
  expect(lines.find((l) => l.type === 'TaskSentBack')?.items).toMatchObject([{ item: 'bank', words: null }]);
});
test('through a whole case no history holds an answer, nor what other offices said', () => {
  const words = (task: string) => ({ words: `words-of-${task}` });
  const played = submittedCase()
    .send('AddNote', { task: 'registry', words: 'note-of-registry' }, officerAt('registry-desk'))
    .send('SendBack', { task: 'registry', items: [{ item: 'pilot_name', words: 'question-of-registry' }] }, officerAt('registry-desk'))
    .send('AnswerSentBack', { task: 'registry', answers: { pilot_name: 'Zafar Otherwise' } }, pilot)
    .send('StopClock', { task: 'safety', reason: 'visit', words: 'stop-of-safety' }, officerAt('safety-desk'))
    .send('ResumeClock', { task: 'safety' }, officerAt('safety-desk'));
  for (const task of ['registry', 'safety', 'radio', 'airspace', 'permit', 'customs']) played.decide(task, 'approve', words(task));
  const stored = played.events.map((e, i) => ({ ...e, version: i + 1 }) as unknown as CaseEvent);
  const { state } = played;
  for (const { task, office } of state.tasks) {
    const text = JSON.stringify(caseHistory(stored, balloonPermit, { as: 'officer', state, task, actor: officerAt(office) }));
    for (const answer of ['Zafar', 'L-77', 'sea-customs']) expect(text, task).not.toContain(answer);
    for (const other of state.tasks.filter((o) => o.task !== task)) expect(text, task).not.toContain(`-of-${other.task}`);
    expect(text, task).toContain(`words-of-${task}`);
  }
  const own = JSON.stringify(caseHistory(stored, balloonPermit, { as: 'applicant', person: pilot.id }));
  expect(own).toContain('words-of-permit');
  expect(own).not.toMatch(/note-of|stop-of|Zafar|L-77|officer-of/);
});
