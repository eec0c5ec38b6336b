/** `daricha allocation verify`: reproduces a published allocation from its open file, and says so in plain words. Needs no node. */
import { createReadStream } from 'node:fs';
import type { VerifierKey } from '../../ledger/transparency/note.ts';
import { type NotVerified, type Verified, verifyAudit } from '../../programmes/allocation/verify-audit.ts';

export interface Said {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}
const number = (n: number): string => n.toLocaleString('en');
const people = (n: number): string => (n === 1 ? '1 person' : `${number(n)} people`);

/** A log's key as its node shows it: name, hash and key, joined by `+`. @throws Error when it is none. */
export const verifierFrom = (text: string): VerifierKey => {
  const [, name, key] = /^([^+\s]+)\+[0-9a-f]{8}\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(key ?? '', 'base64');
  if (name === undefined || bytes.length !== 33 || bytes[0] !== 1)
    throw new Error('The key is the line on the node’s page /ledger: a name, + and its key.');
  return { name, publicKey: bytes.subarray(1) };
};

const openFile = async (from: string): Promise<AsyncIterable<Uint8Array>> => {
  if (!/^https?:\/\//.test(from)) return createReadStream(from, { highWaterMark: 1 << 20 });
  const answer = await fetch(from).catch((error: unknown) => {
    throw new Error(`${from} cannot be reached: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!answer.ok || answer.body === null) throw new Error(`${from} answers ${answer.status}, not a file.`);
  return answer.body;
};

const promiseWords: Readonly<Record<keyof Verified['promises'], readonly [kept: string, not: string]>> = {
  noJustifiedEnvy: [
    'nobody was passed over for someone behind them',
    'SOMEONE WAS PASSED OVER for a person behind them whom no reserve speaks for',
  ],
  noSeatWasted: ['no seat that someone wants is empty', 'A SEAT IS EMPTY that someone wants'],
  reservesFilled: ['every reserve is filled as far as its members want it', 'A RESERVE HAS FREE SEATS that its members want'],
  truthIsSafe: [
    'nobody could gain by ranking venues otherwise than they want them',
    'whether ranking truthfully is always best is not promised by this rule',
  ],
};
const list = (v: Verified, kept: boolean): readonly string[] =>
  Object.entries(promiseWords).flatMap(([promise, words]) =>
    v.promises[promise as keyof Verified['promises']] === kept ? [words[kept ? 0 : 1]] : [],
  );

const rows = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([label, text]) => `  ${label.padEnd(14)}${text}\n`).join('');

const verifiedInWords = (v: Verified): string => {
  const { drawn } = v;
  const source =
    'rehearsal' in drawn
      ? `${v.seed}\n${' '.repeat(16)}of rehearsal ${drawn.rehearsal}: not the lottery that counts`
      : `${v.seed}\n${' '.repeat(16)}from the ledger’s checkpoint of ${number(drawn.checkpoint.size)} events, ${drawn.checkpoint.root}`;
  const signature = {
    checked: 'the checkpoint is signed with the key you gave',
    'not-checked': 'not checked; give --key with the line on the node’s page /ledger, or compare the checkpoint with a witness’s',
    rehearsal: 'none: a rehearsal has no checkpoint',
  }[v.signature];
  return `Reproduced. Every place in this file follows from its rule, its applications and its seed.\n\n${rows([
    ['call', `${v.call}, round ${v.round}, of the programme ${v.programme}`],
    [
      'places',
      `${people(v.applicants)} applied, ${number(v.placed)} of them have a place at ${v.venues === 1 ? '1 venue' : `${v.venues} venues`}`,
    ],
    ...(v.kept === 0
      ? []
      : [['kept', `${people(v.kept)} kept a place they held before; by a fresh run somebody else would have it`] as [string, string]]),
    ['recomputed', `the seed, the lottery, the order, all ${number(v.applicants)} places and seats, the audit, both digests`],
    ['seed', source],
    ['signature', signature],
    ...list(v, true).map((text): [string, string] => ['holds', text]),
    ...list(v, false).map((text): [string, string] => ['does not hold', text]),
    ['inputs', `${v.inputs}\n${' '.repeat(16)}the digest of rule and applications: compare it with the call’s page`],
    ['file', `${v.file}\n${' '.repeat(16)}SHA-256 of the file: the ledger names it for this round`],
  ])}`;
};
const notVerifiedInWords = ({ wrong, more }: NotVerified): string => {
  const lines = wrong.map(({ line, message }) => `  line ${line}: ${message}\n`).join('');
  const rest = more > 0 ? `  and ${number(more)} more\n` : '';
  return `Not reproduced. This file does not say what allocating again from it gives:\n${lines}${rest}`;
};

const much = 32 << 20;
/** Resolves to 0 when everything comes out the same, 1 when anything does not. @throws when the file cannot be opened. */
export const verifyAllocation = async (said: Said, from: string, a: { readonly key?: string | undefined }): Promise<number> => {
  const key = a.key === undefined ? undefined : verifierFrom(a.key);
  let told = 0;
  const progress = (step: 'reading' | 'allocating' | 'comparing', bytes: number): void => {
    if (bytes < much || (step === 'reading' && bytes < told + much)) return;
    told = bytes;
    said.stderr.write(step === 'reading' ? `read ${number(Math.floor(bytes / 1e6))} MB\n` : `${step} …\n`);
  };
  const verdict = await verifyAudit(await openFile(from), { key, progress });
  said.stdout.write(verdict.ok ? verifiedInWords(verdict) : notVerifiedInWords(verdict));
  return verdict.ok ? 0 : 1;
};
