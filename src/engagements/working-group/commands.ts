/** The orders a working group takes, and the shape of each. */
import { z } from 'zod';
import { tidyEmail, tidyName } from '../../identity/person/fields.ts';
import type { Command } from '../../kernel/decider/decider.ts';
import { isPeriod } from '../agreement/periods.ts';

const id = z.string().min(1).max(200);
const country = z.string().regex(/^[A-Z]{2}$/);
const line = (most: number) => z.string().trim().min(1).max(most);
const tidied = (tidy: (text: string) => string | undefined, why: string) =>
  z.string().transform((text, at) => {
    const known = tidy(text);
    if (known === undefined) at.addIssue({ code: 'custom', message: why });
    return known ?? '';
  });
const what = {
  title: line(300),
  mandate: line(20_000),
  every: z.string().refine(isPeriod, 'not a period such as P6M').nullable().default(null),
  visibility: z.enum(['restricted', 'public']),
  agreement: id.nullable().default(null),
};

export const groupOrders = {
  /** Without a reference it is given one. */
  FoundGroup: z.strictObject({
    ...what,
    reference: line(60).optional(),
    countries: z.array(country).min(1).max(20),
    secretariat: id,
    /** Numbers of the commitments it grew out of. */
    commitments: z.array(line(60)).max(50).default([]),
  }),
  ChangeGroup: z.strictObject(what),
  /** `person`: the account that opens the group's space to a guest; they need not have one. */
  AddMember: z.strictObject({
    id,
    country,
    organisation: id,
    office: id,
    person: id.nullable().default(null),
    role: z.enum(['co-chair', 'member', 'secretary']),
    name: tidied(tidyName, 'not a name'),
    email: tidied(tidyEmail, 'not an e-mail address').nullable().default(null),
  }),
  RemoveMember: z.strictObject({ member: id }),
  CloseGroup: z.strictObject({ reason: line(2_000) }),
} as const;
export type GroupCommandType = keyof typeof groupOrders;
export type GroupOrder<T extends GroupCommandType> = z.output<(typeof groupOrders)[T]>;
export type GroupCommand = Command &
  { readonly [T in GroupCommandType]: { readonly type: T; readonly data: z.input<(typeof groupOrders)[T]> } }[GroupCommandType];
