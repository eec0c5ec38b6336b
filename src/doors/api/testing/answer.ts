import type { z } from '@hono/zod-openapi';

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** The body as a schema of the document says; it fails where it says something else. */
  as<S extends z.ZodType>(schema: S): z.output<S>;
}
export const readAnswer = async (answer: Response): Promise<Asked> => {
  const body: unknown = await answer.json();
  return { status: answer.status, headers: answer.headers, body, as: (schema) => schema.parse(body) };
};
