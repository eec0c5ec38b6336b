/** What every check is given, and where it says what it found. */
import { didYouMean } from '../../../identity/pack/read-yaml.ts';
import type { Pack } from '../../../identity/pack/schema.ts';
import type { Definition } from '../definition.ts';

export type Path = readonly PropertyKey[];
export interface Checked {
  readonly definition: Definition;
  readonly known: KnownNames;
  /** `key`: the mistake is in the last step itself, not in what it leads to. */
  readonly say: (path: Path, message: string, key?: boolean) => void;
  /** At a character of a text, counted from 0. */
  readonly sayWithin: (path: Path, offset: number, message: string) => void;
}

/** What a service may name of its pack. */
export interface KnownNames {
  readonly offices: readonly string[];
  readonly organisations: readonly string[];
  readonly languages: readonly string[];
  readonly home: string;
  readonly partners: readonly string[];
}
export const knownNames = (pack: Pack): KnownNames => ({
  offices: pack.organisations.flatMap((organisation) => organisation.offices.map(({ id }) => id)),
  organisations: pack.organisations.map(({ id }) => id),
  languages: pack.languages,
  home: pack.country,
  partners: pack.partners.map(({ country }) => country),
});

/** `there is no office “x”; did you mean “y”?` */
export const noSuch = (what: string, written: string, known: readonly string[]): string =>
  `there is no ${what} “${written}”${didYouMean(written, known)}`;

/** Every group and question with its path in the file. */
export const groupsWithPaths = (definition: Definition) =>
  definition.sections.flatMap((section, s) => section.groups.map((group, g) => ({ group, path: ['sections', s, 'groups', g] as Path })));
export const questionsWithPaths = (definition: Definition) =>
  groupsWithPaths(definition).flatMap(({ group, path }) =>
    group.questions.map((question, q) => ({ question, group, path: [...path, 'questions', q] as Path })),
  );
export const tasksWithPaths = (definition: Definition) =>
  definition.stages.flatMap((stage, s) =>
    stage.tasks.map((task, t) => ({ task, stage, stageIndex: s, path: ['stages', s, 'tasks', t] as Path })),
  );
