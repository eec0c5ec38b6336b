/** Takes a service's text in, pasted or as a file, and has it checked. */
import type { PackError } from '../../../../identity/pack/read-yaml.ts';
import type { Pack } from '../../../../identity/pack/schema.ts';
import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { readService } from '../../../../one-window/service/checking/load-services.ts';
import type { Definition } from '../../../../one-window/service/definition.ts';
import type { Form } from '../../forms.ts';

export interface Wrong {
  readonly field: 'text' | 'file';
  readonly refusal: Refusal;
}
const largest = 1024 * 1024;

/** The text to check: of the file where one was chosen, else what was pasted. */
export const textOf = async (form: Form): Promise<string | Wrong> => {
  const file = form.file('file');
  if (file === undefined) {
    const text = form.exact('text').trimEnd();
    return text.trim() === '' ? { field: 'text', refusal: refuse('service-text-missing') } : text;
  }
  if (file.size > largest) return { field: 'file', refusal: refuse('service-file-too-large') };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()).replace(/\r\n?/g, '\n');
  } catch {
    return { field: 'file', refusal: refuse('service-file-not-text') };
  }
};

/** Everything that can be known about a text before anyone applies. A text has no file name: it is named after the id it gives itself. */
export const checkText = (text: string, pack: Pack): Definition | readonly PackError[] => {
  const id = /^id:[ \t]*["']?([a-z0-9-]+)/m.exec(text)?.[1] ?? 'service';
  const file = `${id}.yaml`;
  try {
    const read = readService(file, text, pack);
    return read.definition ?? read.errors ?? [];
  } catch (error) {
    // What YAML allows and no service needs, such as references that multiply without end.
    return [{ file, line: 1, column: 1, message: `the text cannot be read: ${error instanceof Error ? error.message : String(error)}` }];
  }
};
