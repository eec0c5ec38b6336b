/** What services, steps and offices are called on the pages of figures. */
import { listOffices, type OfficeRow } from '../../../../identity/index.ts';
import type { TextByLanguage } from '../../../../kernel/language/text-by-language.ts';
import { promisedDays } from '../../../../one-window/forms/plan.ts';
import { type Definition, tasksOf } from '../../../../one-window/service/definition.ts';
import type { Door } from '../../door.ts';
import type { Words } from '../../words/words.ts';

export interface Names {
  service(id: string): TextByLanguage;
  task(service: string, task: string): TextByLanguage;
  reason(service: string, task: string, reason: string): TextByLanguage;
  office(id: string): TextByLanguage;
  /** The steps of a service in the order of its route; what it does not know comes last. */
  inOrder<P extends { readonly service: string; readonly task: string }>(parts: readonly P[]): readonly P[];
  /** Working days at most, over everyone who may apply; null for a service nobody knows any more. */
  promise(service: string): number | null;
}

const both = (w: Words, key: 'figures.advice' | 'figures.appeal'): TextByLanguage => ({ en: w.t(key), [w.language]: w.t(key) });

const comma = (language: string): string => (language === 'ur' ? '، ' : ', ');
/** The organisation and its desk, for one organisation has many; in each language that has both. */
const whole = ({ organisationName, organisationNames, name, names }: OfficeRow): TextByLanguage => {
  const of = { en: organisationName, ...organisationNames };
  const desk: Readonly<Record<string, string>> = { en: name, ...names };
  const texts = Object.entries(of).flatMap(([language, text]) =>
    desk[language] ? [[language, `${text}${comma(language)}${desk[language]}`]] : [],
  );
  return { en: `${of.en}, ${desk.en}`, ...Object.fromEntries(texts) };
};

/** If every office takes all of its time, for whoever has the longest way. */
const longest = (door: Pick<Door, 'pack'>, definition: Definition): number => {
  const countries = [door.pack.country, ...door.pack.partners.map((p) => p.country)];
  const applicants = definition.applicants.flatMap(({ kinds }) => kinds.flatMap((kind) => countries.map((country) => ({ kind, country }))));
  return Math.max(
    0,
    ...applicants.map((applicant) => promisedDays(definition, { applicant, answers: {}, attached: [], tasks: {}, today: '' })),
  );
};

const promises = new WeakMap<Definition, number>();

export const namesFor = async (door: Door, w: Words): Promise<Names> => {
  const offices = new Map((await listOffices(door.ledger.db)).map((o) => [o.id, whole(o)]));
  const known = new Map(door.window.catalogue.known().map((d) => [d.id, d]));
  const taskOf = (service: string, task: string) => {
    const definition = known.get(service);
    return definition && tasksOf(definition).find((t) => t.id === task);
  };
  return {
    service: (id) => known.get(id)?.title ?? { en: id },
    task: (service, task) => {
      if (task === 'advice' || task === 'appeal') return both(w, `figures.${task}`);
      return taskOf(service, task)?.title ?? { en: task };
    },
    reason: (service, task, reason) =>
      taskOf(service, task)
        ?.decisions.flatMap((d) => d.reasons)
        .find((r) => r.id === reason)?.text ?? { en: reason },
    office: (id) => offices.get(id) ?? { en: id },
    inOrder: (parts) => {
      const place = ({ service, task }: { readonly service: string; readonly task: string }): number => {
        const definition = known.get(service);
        const at = definition === undefined ? -1 : tasksOf(definition).findIndex((t) => t.id === task);
        return at === -1 ? 1_000 : at;
      };
      return parts.toSorted((a, b) => place(a) - place(b));
    },
    promise: (service) => {
      const definition = known.get(service);
      if (definition === undefined) return null;
      const found = promises.get(definition) ?? longest(door, definition);
      promises.set(definition, found);
      return found;
    },
  };
};
