export const inbox = {} as const satisfies Record<string, string>;
