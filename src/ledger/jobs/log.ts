/** Where the ledger reports what nobody is waiting for; pino's shape. Never given personal data. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
