/** Amending, replacing and renewing agreements, and finding them. */
export const agreementsLife = {} as const;
