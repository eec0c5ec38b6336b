/** An issuer with keys of its own and badges it has issued, for tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BadgeAchievement } from '../../../programmes/contract.ts';
import { type IssuedBadge, openBadges, type Remade } from '../open-badges.ts';

export const achievement: BadgeAchievement = {
  id: 'tide-school.tides-2026.north-harbour',
  name: { en: 'Reader of tides', ur: 'مد و جزر کا قاری' },
  description: { en: 'Has learned to read the "tides".' },
  criteria: { en: 'Three quarters of the sessions\nand a chart.' },
  skills: [{ en: 'Charts' }, { en: 'Currents' }],
  programme: 'tide-school',
  venue: { en: 'North harbour', ur: 'شمالی بندرگاہ' },
  from: '2026-03-02',
  until: '2026-03-06',
};
export const credential = '01900000-0000-8000-8000-000000000001';
export const signedAt = '2026-03-07T09:00:00.000Z';
export const now = '2026-04-01T00:00:00.000Z';

export const openIssuer = (publicUrl = 'https://node.example') => {
  const folder = mkdtempSync(join(tmpdir(), 'daricha-badges-'));
  const open = (name = 'The harbour office') =>
    openBadges({
      publicUrl,
      folder,
      issuer: { name, url: publicUrl },
      organisations: [{ id: 'sea-institute', name: { en: 'Sea institute' }, offices: [{ id: 'sea-desk' }] }],
    });
  const badges = open();
  const issue = async (more: Partial<IssuedBadge> & { readonly name?: string } = {}, id = credential, by = badges) => {
    const subject = { credential: id, candidacy: 'case-1', name: 'Ayesha Testname', validFrom: signedAt, validUntil: null, statusIndex: 7 };
    const own = { ...subject, ...more };
    const about = more.achievement ?? achievement;
    const [proofs] = await by.maker.sign(about, [own], signedAt);
    if (proofs === undefined) throw new Error('nothing was signed');
    const { name, validFrom, validUntil, statusIndex } = own;
    const issued: IssuedBadge = {
      achievement: about,
      statusIndex,
      validFrom,
      validUntil,
      proofs,
      endorsements: more.endorsements ?? [],
      name,
    };
    return issued;
  };
  const remade = (issued: IssuedBadge, id = credential): Remade => {
    const badge = badges.remade(issued, id);
    if (badge === undefined) throw new Error('the badge cannot be made again');
    return badge;
  };
  return {
    badges,
    folder,
    open,
    issue,
    remade,
    make: async (...a: Parameters<typeof issue>) => remade(await issue(...a), a[1]),
    close: () => rmSync(folder, { recursive: true }),
  };
};
