import { z } from '@hono/zod-openapi';
import type { Json, JsonObject } from '../../../kernel/decider/decider.ts';

/** JSON whose shape depends on the question. */
export const AnswerValue = z
  .custom<unknown>(() => true)
  .openapi({
    type: ['string', 'number', 'boolean', 'object', 'array', 'null'],
    description: 'By the question’s kind: a string, a number, a list, or an object; null when not answered.',
  });
/** Plain JSON objects whose every part the service’s JSON Schema describes. */
export const Described = z
  .custom<JsonObject>((v) => typeof v === 'object' && v !== null && !Array.isArray(v))
  .openapi({ type: 'object', additionalProperties: true, description: 'As in the JSON Schema of services.' });
/** Answers as a script sends them; the case checks each by its question. */
export const GivenAnswers = z
  .custom<JsonObject>((v) => typeof v === 'object' && v !== null && !Array.isArray(v))
  .openapi('GivenAnswers', { type: 'object', additionalProperties: true, description: 'By question id.' });
/** Definitions and answers are plain JSON; only their types, made of interfaces, do not say so. */
export const described = (value: object): JsonObject => value as JsonObject;
export const answerValue = (value: unknown): Json => (value ?? null) as Json;

export const TextByLanguage = z
  .custom<{ readonly [language: string]: string }>((v) => typeof v === 'object' && v !== null)
  .openapi('TextByLanguage', {
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'By ISO 639 language; `en` is always there.',
  });
