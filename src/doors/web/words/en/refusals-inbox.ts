export const refusalsInbox = {} as const satisfies Record<string, string>;
