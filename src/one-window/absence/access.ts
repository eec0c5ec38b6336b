import { hasAt } from '../../kernel/decider/actor.ts';
import { notAllowed, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Absence } from './absence.ts';
import type { AbsenceCommand, AbsenceCommandType } from './commands.ts';

const byPeople: readonly AbsenceCommandType[] = ['RecordAbsence', 'EndAbsence'];
const said = (data: object, key: 'officer' | 'office'): string => {
  const value: unknown = key in data ? Object.entries(data).find(([name]) => name === key)?.[1] : undefined;
  return typeof value === 'string' ? value : '';
};

/** Officers say when they are away themselves; supervisors say it for the officers of their office. */
export const access = (command: AbsenceCommand, state: Absence | null): Refusal | undefined => {
  const { actor, type, data } = command;
  if (actor.kind === 'system') return undefined;
  const office = state?.office ?? said(data, 'office');
  const officer = state?.officer ?? said(data, 'officer');
  const may = hasAt(actor, office, 'supervisor') || (actor.id === officer && hasAt(actor, office, 'officer'));
  return byPeople.includes(type) && may ? undefined : notAllowed({ command: type, needs: ['supervisor', 'officer'], office });
};
