/** One question to an OpenAI-compatible /chat/completions: three forms of answer, one retry, a time limit. */
import { type Answer, answerSchema, type Message } from './prompt.ts';

export interface LlmConfig {
  /** Base address such as `http://127.0.0.1:11434/v1`, or the whole address of chat/completions. */
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string;
  /** For one request, in milliseconds; 60,000 unless told. */
  readonly timeoutMs?: number;
  /** Longest wait a 429 or 503 may ask for, in milliseconds; 10,000 unless told. */
  readonly longestWaitMs?: number;
}
export type FailureReason = 'timeout' | 'busy' | 'refused' | 'unreachable' | 'not-json' | 'schema';

/** Thrown by `ask`; the message is a sentence for the officer. */
export class LlmFailure extends Error {
  readonly reason: FailureReason;
  constructor(reason: FailureReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

type Format = 'json_schema' | 'json_object' | 'none';
const formats: readonly Format[] = ['json_schema', 'json_object', 'none'];

/** True when the text does not leave this machine. */
export function isLoopback(url: string): boolean {
  try {
    return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u.test(new URL(url).hostname);
  } catch {
    return false;
  }
}

const endpoint = (url: string): string => (url.endsWith('/chat/completions') ? url : `${url.replace(/\/+$/u, '')}/chat/completions`);

interface Reply {
  readonly status: number;
  readonly wait: number;
  readonly content: string;
}

async function post(
  config: LlmConfig,
  messages: readonly Message[],
  format: Format,
  schema: Record<string, unknown>,
  signal: AbortSignal | undefined,
): Promise<Reply> {
  const limit = AbortSignal.timeout(config.timeoutMs ?? 60_000);
  const body = {
    model: config.model,
    messages,
    temperature: 0,
    ...(format === 'json_schema'
      ? { response_format: { type: 'json_schema', json_schema: { name: 'commitments', strict: true, schema } } }
      : {}),
    ...(format === 'json_object' ? { response_format: { type: 'json_object' } } : {}),
  };
  try {
    const response = await fetch(endpoint(config.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(config.apiKey ? { authorization: `Bearer ${config.apiKey}` } : {}) },
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      redirect: 'error',
    });
    const text = await response.text();
    return {
      status: response.status,
      wait: 1000 * Number(response.headers.get('retry-after') ?? 1) || 1000,
      content: response.ok ? contentOf(text) : text.slice(0, 300),
    };
  } catch (error) {
    if (limit.aborted) throw new LlmFailure('timeout', 'The language model did not answer in time.');
    if (signal?.aborted) throw error;
    throw new LlmFailure('unreachable', 'The language model could not be reached.');
  }
}

function contentOf(body: string): string {
  try {
    const parsed: { choices?: { message?: { content?: unknown } }[] } = JSON.parse(body);
    const content = parsed.choices?.[0]?.message?.content;
    return typeof content === 'string' ? content : '';
  } catch {
    return '';
  }
}

/** The first balanced JSON object in a text: models like to talk around it. */
export function firstJson(text: string): unknown {
  for (let from = text.indexOf('{'); from >= 0; from = text.indexOf('{', from + 1)) {
    let depth = 0;
    let quoted = false;
    for (let at = from; at < text.length; at++) {
      const sign = text.charAt(at);
      if (quoted) {
        if (sign === '\\') at++;
        else if (sign === '"') quoted = false;
      } else if (sign === '"') quoted = true;
      else if (sign === '{') depth++;
      else if (sign === '}' && --depth === 0) {
        try {
          return JSON.parse(text.slice(from, at + 1));
        } catch {
          break;
        }
      }
    }
  }
  return undefined;
}

function check(content: string): { answer?: Answer; errors: string } {
  const value = firstJson(content);
  if (value === undefined) return { errors: 'The answer held no JSON object.' };
  const parsed = answerSchema.safeParse(value);
  if (parsed.success) return { answer: parsed.data, errors: '' };
  return {
    errors: parsed.error.issues
      .slice(0, 8)
      .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
      .join('\n'),
  };
}

const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });

/** Which form an address understood last: asked once, remembered. */
const understood = new Map<string, Format>();

/** @throws LlmFailure with a sentence for the officer. */
export async function ask(
  config: LlmConfig,
  messages: readonly Message[],
  schema: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<Answer> {
  let format = understood.get(config.url) ?? 'json_schema';
  let talk = [...messages];
  let waited = false;
  let retried = false;
  for (;;) {
    const reply = await post(config, talk, format, schema, signal);
    if (reply.status === 429 || reply.status === 503) {
      if (waited || reply.wait > (config.longestWaitMs ?? 10_000)) throw new LlmFailure('busy', 'The language model is busy.');
      waited = true;
      await pause(reply.wait, signal);
      continue;
    }
    const simpler = formats[formats.indexOf(format) + 1];
    if ((reply.status === 400 || reply.status === 404 || reply.status === 422 || reply.status === 501) && simpler) {
      format = simpler;
      continue;
    }
    if (reply.status >= 400) throw new LlmFailure('refused', `The language model refused the request (HTTP ${reply.status}).`);
    const { answer, errors } = check(reply.content);
    if (answer) {
      understood.set(config.url, format);
      return answer;
    }
    if (retried)
      throw new LlmFailure(
        errors.startsWith('The answer held') ? 'not-json' : 'schema',
        'The language model did not answer in the asked form.',
      );
    retried = true;
    talk = [
      ...messages,
      { role: 'assistant', content: reply.content.slice(0, 4000) },
      { role: 'user', content: `Your answer was not valid:\n${errors}\nAnswer again with the JSON object only.` },
    ];
  }
}
