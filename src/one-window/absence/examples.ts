/** Named facts of one absence, for tests, the docs and the access grid. Every event type ever written stays here. */
import type { Given } from '../../kernel/testing/given.ts';
import type { AbsenceFact } from './absence.ts';
import type { AbsenceCommandType } from './commands.ts';

export const away = {
  officer: 'officer-1',
  office: 'tide-office',
  delegate: 'officer-2',
  from: '2026-03-02',
  until: '2026-03-06',
} as const;
export const handed = { case: 'case-1', task: 'safety', to: 'officer-2' } as const;
export const recorded: Given<AbsenceFact> = { type: 'AbsenceRecorded', data: away };
export const started: Given<AbsenceFact> = { type: 'AbsenceStarted', data: {} };
export const handedOver: Given<AbsenceFact> = { type: 'TasksHandedOver', data: { tasks: [handed] } };
export const ended: Given<AbsenceFact> = { type: 'AbsenceEnded', data: {} };
export const closed: Given<AbsenceFact> = { type: 'AbsenceClosed', data: { returned: 1 } };

interface Example {
  readonly state: string;
  readonly facts: readonly Given<AbsenceFact>[];
  readonly commands: readonly { readonly type: AbsenceCommandType; readonly data: object }[];
}
const commands: Example['commands'] = [
  { type: 'RecordAbsence', data: away },
  { type: 'EndAbsence', data: {} },
  { type: 'StartAbsence', data: {} },
  { type: 'HandOver', data: { tasks: [handed] } },
  { type: 'CloseAbsence', data: { returned: 1 } },
];
export const absenceExamples: readonly Example[] = [
  { state: 'none', facts: [], commands },
  { state: 'planned', facts: [recorded], commands },
  { state: 'running', facts: [recorded, started], commands },
  { state: 'ended', facts: [recorded, started, handedOver, ended], commands },
  { state: 'closed', facts: [recorded, started, handedOver, ended, closed], commands },
];
