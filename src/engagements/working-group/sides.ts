import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { WorkingGroup } from './working-group.ts';

/** The desk of each side, for a meeting of the group: where its co-chair comes from, else the secretariat, else any member. */
export const sidesOf = ({ countries, members, secretariat }: WorkingGroup): readonly { readonly country: string; readonly office: Id }[] =>
  countries.flatMap((country) => {
    const own = members.filter((m) => m.country === country);
    const first = own.find((m) => m.role === 'co-chair') ?? own.find((m) => m.office === secretariat) ?? own[0];
    return first === undefined ? [] : [{ country, office: first.office }];
  });
