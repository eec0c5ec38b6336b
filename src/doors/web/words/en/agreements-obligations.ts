/** The obligations of an agreement’s clauses. */
export const agreementsObligations = {} as const;
