export const supervise = {} as const satisfies Record<string, string>;
