/** The pack in use made over into AX and BO, the countries of the room's examples, with the offices these name. */
import { join } from 'node:path';
import { loadPack } from '../../identity/pack/load-pack.ts';
import type { Pack } from '../../identity/pack/schema.ts';

const { pack: found } = loadPack(join(import.meta.dirname, '../../../packs/pakistan'));
const [organisation, partner] = [found?.organisations[0], found?.partners[0]];
if (found === undefined || organisation === undefined || partner === undefined) throw new Error('the pack in the repository is sound');
const offices = ['tide-office', 'pier-office', 'north-watch', 'south-watch'].map((id) => ({ id, name: { en: id } }));

export const harbourPack: Pack = {
  ...found,
  country: 'AX',
  languages: ['en', 'ur'],
  organisations: [{ ...organisation, country: 'AX', offices }],
  partners: [{ ...partner, country: 'BO' }],
};
