import type { Applications } from '../../one-window/contract.ts';
import type { CallRules } from '../programme/definition.ts';
import type { Mistake } from './rules-mistakes.ts';

/** What a rule says of its service that is not so: the ranking question, its options, conditions over the answers. */
export const serviceMistakes = (rules: CallRules, applications: Pick<Applications, 'mistakes' | 'options'>): readonly Mistake[] => {
  const { service, ranking, venues, groups, eligibility } = rules;
  const unknown = applications.mistakes(service, 'true');
  if (unknown.length > 0) return unknown.map((message) => ({ path: ['service'], message }));
  const found: Mistake[] = [];
  const options = applications.options(service, ranking);
  if (options === undefined) found.push({ path: ['ranking'], message: `“${service}” has no ranking question “${ranking}”` });
  for (const [i, { id }] of venues.entries()) {
    if (options !== undefined && !options.includes(id)) {
      found.push({ path: ['venues', i, 'id'], message: `“${id}” is not among the options of “${ranking}”` });
    }
  }
  for (const option of options ?? []) {
    if (!venues.some((v) => v.id === option))
      found.push({ path: ['ranking'], message: `the option “${option}” of “${ranking}” is no venue` });
  }
  const check = (path: Mistake['path'], cel: string | undefined): void => {
    if (cel !== undefined) for (const message of applications.mistakes(service, cel)) found.push({ path, message });
  };
  for (const [i, { that }] of eligibility.entries()) check(['eligibility', i, 'that'], that);
  for (const [i, { when }] of venues.entries()) check(['venues', i, 'when'], when);
  for (const [i, { when }] of groups.entries()) check(['groups', i, 'when'], when);
  return found;
};
