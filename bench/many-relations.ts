/** Agreements, meetings and what they leave to be done between one desk and 40 partners, written as they would have happened. */
import { tellAgreement, tellMeeting } from '../src/engagements/testing/relation-history.ts';
import { addDays, type Instant } from '../src/kernel/time/time.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { partners as some, seededRandom, word } from './many-commitments.ts';

export const relationPartners: readonly string[] = [...some, ...'AR BR CA FR IT NG ES PT'.split(' ')];
export const relationHome = 'PK';
export const homeDesk = 'home-desk';
export const deskOf = (partner: string): string => `desk-${partner}`;
/** One meeting for so many agreements; both leave as many things to do that there are twenty for each agreement. */
const meetingsEach = 4;
const perAgreement = 16;
const perMeeting = 16;

const fill = async (ledger: Ledger, i: number, now: Instant): Promise<void> => {
  const today = now.slice(0, 10);
  const random = seededRandom(i);
  const partner = relationPartners[i % relationPartners.length] ?? '';
  const countries = [relationHome, partner] as const;
  const offices = [homeDesk, deskOf(partner)] as const;
  // Over eight years, most of them met; one in ten is late.
  const owed = (id: string, n: number) => {
    const due = addDays(today, Math.floor(random() * 2_900) - 1_450);
    const side =
      random() < 0.5
        ? { country: relationHome, owner: offices[0], watcher: offices[1] }
        : { country: partner, owner: offices[1], watcher: offices[0] };
    const blocks = n % 4 === 0 ? [`${id}-${n + 1}`] : [];
    return { id: `${id}-${n}`, due, blocks, title: `Deliver part ${n} of ${word(random)}`, ...side };
  };
  const met = (o: { readonly id: string; readonly due: string; readonly title: string }) =>
    o.due < today && random() < 0.9
      ? [{ type: 'ObligationMet', data: { obligation: o.id, title: o.title, commitment: null, day: o.due } } as const]
      : [];
  const obligations = Array.from({ length: perAgreement }, (_, n) => owed(`a${i}`, n));
  const until = random() < 0.1 ? addDays(today, Math.floor(random() * 400)) : addDays(today, 2_000);
  await tellAgreement(ledger, `a${i}`, { countries, offices, obligations, until, more: obligations.flatMap(met) }, now);
  // Of every partner's agreements one in four.
  if (Math.floor(i / relationPartners.length) % meetingsEach !== 0) return;
  const items = Array.from({ length: perMeeting }, (_, n) => owed(`m${i}`, n));
  const starts = new Date(Date.parse(now) + Math.floor(random() * 1_000 - 900) * 86_400_000).toISOString();
  await tellMeeting(ledger, `m${i}`, { countries, offices, starts, held: starts < now, items, more: items.flatMap(met) }, now);
};
/** So many agreements, and a quarter as many meetings. */
export const fillRelations = async (ledger: Ledger, agreements: number, now: Instant): Promise<void> => {
  for (let i = 0; i < agreements; i += 32) {
    await Promise.all(Array.from({ length: Math.min(32, agreements - i) }, (_, n) => fill(ledger, i + n, now)));
  }
};
