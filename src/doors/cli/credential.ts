/** What `daricha credential verify` prints: who issued a badge, to whom, for what, whether it holds, and what was checked. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { type Checked, type CheckInput, type Checking, openBadges } from '../../exchange/index.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Settings } from '../settings.ts';
import { fetching } from '../web/pages/credentials/fetching.ts';
import { leadOf, reasonIn, titleOf } from '../web/pages/credentials/saying.ts';
import { wordsIn } from '../web/words/words.ts';

const w = wordsIn('en');
/** Bytes of a file that is read; one more shows that it is larger. */
const most = 5 * 1024 * 1024 + 1;

export interface VerifyOptions {
  readonly offline?: boolean;
  /** Files with the issuer's DID document or key, and with the status list. */
  readonly issuer?: string;
  readonly status?: string;
}

const head = (path: string): Uint8Array => {
  if (path === '-') return readFileSync(0).subarray(0, most);
  if (statSync(path).size < most) return readFileSync(path);
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(most);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
};

const inputOf = (from: string): CheckInput =>
  /^https?:\/\//i.test(from) ? { kind: 'link', url: from } : { kind: 'file', bytes: head(from) };

const document = (path: string): object => {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof value !== 'object' || value === null) throw new Error(`${path} holds no document`);
  return value;
};

const marks = { passed: '✓', failed: '✕', skipped: '–' } as const;

/** Control characters of a terminal stand in no badge that means well. */
const printable = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ');

export const checkedInWords = (checked: Checked): readonly string[] => {
  const { says, verdict, wrong, revoked, trust, steps } = checked;
  const dates = { from: says?.validFrom ?? '', until: says?.validUntil ?? null };
  const proven = !['altered', 'unproven', 'unreadable'].includes(verdict);
  const rows: readonly (readonly [label: string, value: string])[] =
    says === null
      ? []
      : [
          [w.t('credentials.learner'), says.learner || w.t('credentials.learner-hidden')],
          [w.t('credentials.for'), says.achievement],
          [w.t('credentials.issuer'), `${says.issuer.name} (${says.issuer.id})`],
          [w.t('credentials.from'), says.validFrom],
          [w.t('credentials.until'), says.validUntil ?? w.t('credentials.no-end')],
        ];
  const widest = Math.max(0, ...rows.map(([label]) => label.length));
  const lines = [
    titleOf(w, checked),
    wrong === null && verdict !== 'holds' ? '' : leadOf(w, { verdict, wrong }, dates),
    ...(revoked === null
      ? []
      : [
          w.t('credentials.revoked-on', { on: w.when(revoked.at.slice(0, 10)) }),
          w.t('credentials.revoked-because', { reason: revoked.reason }),
        ]),
    ...(says === null ? [] : ['', w.t(proven ? `credentials.trust-${trust}` : 'credentials.claims-only'), '']),
    ...rows.map(([label, value]) => `${label.padEnd(widest)}  ${value}`),
    ...(says === null ? [] : ['']),
    ...steps.map((step) => `${marks[step.result]} ${w.t(`credentials.step-${step.step}`)}: ${reasonIn(w, step)}`),
  ];
  return lines.map(printable);
};

/** Needs neither a database nor a pack: a badge is checked by what it says and what its issuer serves. */
export const verifyCredential = async (
  settings: Settings,
  now: Instant,
  from: string,
  { offline = false, issuer, status }: VerifyOptions,
): Promise<{ readonly lines: readonly string[]; readonly holds: boolean }> => {
  const publicUrl = (settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`).replace(/\/+$/, '');
  const badges = openBadges({ publicUrl, folder: settings.DARICHA_DATA, issuer: { name: '', url: publicUrl }, organisations: [] });
  const documents = [issuer, status].filter((path) => path !== undefined).map(document);
  const checking: Checking = { now, documents, ...(offline ? {} : { fetch: fetching() }) };
  const checked = await badges.check(inputOf(from), checking);
  return { lines: checkedInWords(checked), holds: checked.verdict === 'holds' };
};
