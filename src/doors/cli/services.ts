/** What `daricha service` prints. */
import { streamId } from '../../kernel/identifiers/identifiers.ts';
import { dayOf } from '../../kernel/time/time.ts';
import { type Change, diff, type PartChange } from '../../one-window/service/diff.ts';
import { listVersions, openCasesByVersion, openCasesOfAll } from '../../one-window/service/queries.ts';
import type { Service, Version } from '../../one-window/service/service.ts';
import type { OpenNode } from '../node.ts';
import { wordsIn } from '../web/words/words.ts';

const w = wordsIn('en');
const worded = (key: string, otherwise: string): string => (w.has(key) ? w.t(key) : otherwise);
const quoted = (value: string | null): string => (value === null ? w.t('change.nothing') : `“${value.trim()}”`);

const partLine = ({ part, language, from, to }: PartChange): string => {
  const name = worded(`change.part-${part}`, part) + (language === null ? '' : ` (${language})`);
  return `      ${name}: ${quoted(from)} → ${quoted(to)}`;
};
const signs = { added: '+', removed: '-', changed: '~' } as const;
const changeLines = (change: Change): readonly string[] => {
  const of = change.of === null ? '' : `, in “${change.of.en}”`;
  return [`  ${signs[change.change]} ${change.id}: ${change.name?.en ?? worded(`change.area-${change.area}`, change.area)}${of}`].concat(
    change.parts.map(partLine),
  );
};

/** Changes as lines: `+` new, `-` gone, `~` changed, with what it was and what it is now. */
export const changesInWords = (changes: readonly Change[]): readonly string[] => {
  if (changes.length === 0) return [w.t('editing.nothing-changes')];
  const areas = [...new Set(changes.map((c) => c.area))];
  return areas.flatMap((area) => [worded(`change.area-${area}`, area), ...changes.filter((c) => c.area === area).flatMap(changeLines)]);
};

export type Told = { readonly lines: readonly string[]; readonly problem?: undefined } | { readonly problem: string };

const versionsOf = async (node: Pick<OpenNode, 'ledger'>, service: string): Promise<readonly Version[] | string> => {
  const state = (await node.ledger.state<Service>(streamId('service', service)))?.state;
  const versions = [...(state?.versions ?? []), ...(state?.draft ? [state.draft] : [])];
  if (versions.length > 0) return versions;
  const known = [...new Set((await listVersions(node.ledger)).map((v) => v.service))];
  return `There is no service “${service}”. ${known.length === 0 ? 'This node has none.' : `There are: ${known.join(', ')}.`}`;
};

/** Compares two versions; without them, the newest (a draft where there is one) with the one before it. */
export const serviceDiff = async (
  node: Pick<OpenNode, 'ledger'>,
  service: string,
  a: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Promise<Told> => {
  const versions = await versionsOf(node, service);
  if (typeof versions === 'string') return { problem: versions };
  const find = (written: string) => versions.find((v) => String(v.version) === written);
  const to = a.to === undefined ? versions.at(-1) : find(a.to);
  const from = a.from === undefined ? versions[versions.length - 2] : find(a.from);
  const numbers = versions.map((v) => v.version).join(', ');
  if (to === undefined || (from === undefined && a.from !== undefined)) {
    return { problem: `There is no version ${to === undefined ? a.to : a.from} of “${service}”; there are ${numbers}.` };
  }
  if (from === undefined) return { problem: `“${service}” has one version only, ${numbers}: there is nothing to compare it with.` };
  const staying = (await openCasesByVersion(node.ledger, service)).filter((c) => c.version < to.version);
  const draft = to.definition.draft ? ', a draft' : '';
  return {
    lines: [
      `${to.definition.title.en}: from version ${from.version} to version ${to.version}${draft}`,
      '',
      ...changesInWords(diff(from.definition, to.definition)),
      '',
      ...(staying.length === 0
        ? [w.t('editing.staying-none')]
        : [
            w.t('editing.staying-lead'),
            ...staying.map((c) => `  version ${c.version}: ${c.drafts} being filled in, ${c.open} in progress`),
          ]),
    ],
  };
};

/** Every version of every service, one a line. */
export const serviceList = async (node: Pick<OpenNode, 'ledger'>): Promise<readonly string[]> => {
  const [versions, open] = await Promise.all([listVersions(node.ledger), openCasesOfAll(node.ledger)]);
  if (versions.length === 0) return ['This node has no service.'];
  const widest = Math.max(...versions.map((v) => v.service.length));
  return versions.map((v, i) => {
    const cases = versions[i - 1]?.service === v.service ? '' : ` (open cases: ${open.get(v.service) ?? 0})`;
    return `${v.service.padEnd(widest)}  ${String(v.version).padStart(3)}  ${v.status.padEnd(10)}  ${dayOf(v.at)}  ${v.title}${cases}`;
  });
};
