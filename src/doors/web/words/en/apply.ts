export const apply = {} as const satisfies Record<string, string>;
