import type { Brief } from '../../../../engagements/brief/brief.ts';
import { briefFor } from '../../../../engagements/brief/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { partnerOf, registerFor, sideQuery, type Stand, standOf } from '../relations/standpoint.ts';

/** Of what is restricted, only what the visitor may see; undefined where there is no such partner. */
export const briefOf = async (c: Ask, door: Door, code: string): Promise<{ readonly stand: Stand; readonly brief: Brief } | undefined> => {
  const stand = await standOf(c, door);
  const partner = stand === undefined ? undefined : partnerOf(code, stand);
  if (stand === undefined || partner === undefined) return undefined;
  const meeting = c.req.query('for')?.slice(0, 200) || undefined;
  const brief = await briefFor(door.ledger, c.get('visitor').actor, {
    ...{ us: stand.us, partner, day: stand.today, meeting },
    register: registerFor(door, stand),
  });
  return { stand, brief };
};
export const briefPath = (stand: Stand, { partner, meeting }: Pick<Brief, 'partner' | 'meeting'>, ending = ''): string => {
  const query = [meeting === null ? '' : `for=${encodeURIComponent(meeting.id)}`, sideQuery(stand)].filter((part) => part !== '').join('&');
  return `/briefs/${partner.toLowerCase()}${ending}${query === '' ? '' : `?${query}`}`;
};
