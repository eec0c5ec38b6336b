export const services = {} as const satisfies Record<string, string>;
