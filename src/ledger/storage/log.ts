/** Where the storage says what it does; a pino logger fits. Never given data of people. */
export interface StorageLog {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

export const silentLog: StorageLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
