export const refusalsApply = {} as const satisfies Record<string, string>;
