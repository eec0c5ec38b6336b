import { z } from '@hono/zod-openapi';
import { deliveryScales, instruments, stages, topics } from '../../../communiques/index.ts';
import type { JsonObject } from '../../../kernel/decider/decider.ts';

/** Rooms answer in readonly lists; so do the schemas, which lets the compiler hold one against the other. */
export const list = <S extends z.ZodType>(schema: S) => z.array(schema).readonly();
/** `nullable()` on a schema with a name of its own would lose the null in the document; a union keeps it. */
export const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);
export const text = z.string();
export const maybe = z.string().nullable();
export const count = z.int();

/** What an event says, by its type. */
export const EventData = z
  .custom<JsonObject>((v) => typeof v === 'object' && v !== null && !Array.isArray(v))
  .openapi({ type: 'object', additionalProperties: true, description: 'What the event says; its shape depends on its type.' });

export const Country = z.string().openapi({ description: 'ISO 3166-1 alpha-2; EU for the European Union.', examples: ['UZ'] });
export const When = z.string().openapi({ description: 'A day, a month or a year.', examples: ['2025-03-14', '2025-03', '2025'] });
export const Day = z.string().openapi({ format: 'date' });
export const Instant = z.string().openapi({ format: 'date-time' });
export const Stage = z.enum(stages).openapi('Stage', { description: 'How far words have gone.' });
export const Topic = z.enum(topics).openapi('Topic');
export const Instrument = z.enum(instruments).openapi('Instrument');
export const DeliveryScale = z
  .enum(deliveryScales)
  .openapi('DeliveryScale', { description: 'How far it was carried out, apart from the stage.' });

export const Term = z.object({ value: text, label: text, meaning: text.optional() }).openapi('Term');
export const Vocabulary = z
  .object({
    language: text,
    stages: list(Term),
    topics: list(Term),
    instruments: list(Term),
    delivery: list(Term),
    marks: list(Term),
    goneQuietDays: count.openapi({ description: 'Days without a mention or an update after which a commitment has gone quiet.' }),
  })
  .openapi('Vocabulary');
