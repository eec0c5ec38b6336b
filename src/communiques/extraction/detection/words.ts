/** What is known about a word by itself, worked out once per word and kept. */
import { hashWord } from './hashing.ts';
import { kindOfWord } from './kinds.ts';
import { clusterGrains, type WordTable } from './word-table.ts';

export interface Word {
  readonly hash: number;
  readonly stem: number;
  readonly suffix: number;
  readonly kind: number;
  /** Row in the word table, or -1. */
  readonly row: number;
  /** Cluster numbers from coarse to fine; 0 when unknown, else 1 and up. */
  readonly coarse: number;
  readonly middle: number;
  readonly fine: number;
  /** Ends like a past form, or is a common irregular one. */
  readonly past: boolean;
  /** May join two clauses or items. */
  readonly connector: boolean;
}

const irregular = new Set(
  'put gave took began sought set held made met sent told found left went came drew built lent wrote brought said does provides sets covers gives takes makes plans wants hopes expects offers asks invites proposes'.split(
    ' ',
  ),
);
const connectors = new Set('and or but while whereas which under with as plus then'.split(' '));

/** A light stemmer: enough to join `train`, `trains`, `trained` and `training`. */
export function stem(lower: string): string {
  if (lower.length < 5) return lower.endsWith('s') && lower.length === 4 ? lower.slice(0, 3) : lower;
  const cut = lower
    .replace(/'s$/u, '')
    .replace(/(?:isation|ization)$/u, 'is')
    .replace(/(?:ization|ational|ation|ments|ment|ingly|edly|ings|ing|ies|ied|ers|ed|es|ly|s)$/u, '');
  return cut.length < 3 ? lower : cut.replace(/(.)\1$/u, '$1').replace(/[ey]$/u, '');
}

/** Looks a word up as it is, without its hyphenated front, then as its plain form. */
function rowOf(lower: string, table: WordTable): number {
  const direct = table.index.find(hashWord(lower));
  if (direct >= 0) return direct;
  const hyphen = lower.lastIndexOf('-');
  if (hyphen > 0) {
    const joined = table.index.find(hashWord(lower.replaceAll('-', '')));
    return joined >= 0 ? joined : table.index.find(hashWord(lower.slice(hyphen + 1)));
  }
  if (/^\p{N}/u.test(lower)) return table.index.find(hashWord(lower.length > 3 ? '1,000' : '25'));
  const american = lower
    .replace(/is(e|ed|es|ing|ation)$/u, 'iz$1')
    .replace(/our$/u, 'or')
    .replace(/mme$/u, 'm')
    .replace(/tre$/u, 'ter');
  return american === lower ? -1 : table.index.find(hashWord(american));
}

export function wordReader(table: WordTable): (lower: string) => Word {
  const known = new Map<string, Word>();
  return (lower) => {
    const cached = known.get(lower);
    if (cached) return cached;
    const row = rowOf(lower, table);
    const cluster = (grain: number) => (row < 0 ? 0 : 1 + (table.clusters[row * clusterGrains + grain] ?? 0));
    const word: Word = {
      hash: hashWord(lower),
      stem: hashWord(stem(lower)),
      suffix: hashWord(lower.slice(-3)),
      kind: kindOfWord(lower),
      row,
      coarse: cluster(0),
      middle: cluster(1),
      fine: cluster(2),
      past: irregular.has(lower) || (lower.length > 4 && lower.endsWith('ed')),
      connector: connectors.has(lower),
    };
    if (known.size > 50_000) known.clear();
    known.set(lower, word);
    return word;
  };
}
