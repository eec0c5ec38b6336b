/** A meeting as a calendar entry, and its papers. */
import { calendarOfMeeting } from '../../../../engagements/calendar/feeds.ts';
import { findMeeting } from '../../../../engagements/meeting/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { nothingHere } from '../../refused.tsx';

const headers = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' };

export const calendarFile = async (c: Ask, door: Door): Promise<Response> => {
  const id = (c.req.param('file') ?? '').slice(0, -'.ics'.length);
  const found = await findMeeting(door.ledger, id, c.get('visitor').actor);
  if (found === undefined) return nothingHere(c, door);
  const name = found.state.reference.replace(/[^\w.-]/g, '_');
  return c.body(calendarOfMeeting(found, door), 200, {
    ...headers,
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.ics"`,
  });
};

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};
const office: readonly (readonly [part: string, ending: string])[] = [
  ['wordprocessingml', 'docx'],
  ['spreadsheetml', 'xlsx'],
  ['presentationml', 'pptx'],
  ['opendocument', 'odt'],
  ['text/', 'txt'],
];
const endingOf = (type: string): string => endings[type] ?? office.find(([part]) => type.includes(part))?.[1] ?? 'bin';
/** A paper, for whoever finds it among those they may see. */
export const paperFile = async (c: Ask, door: Door): Promise<Response> => {
  const found = await findMeeting(door.ledger, c.req.param('id') ?? '', c.get('visitor').actor);
  const paper = found?.state.papers.find((p) => p.id === c.req.param('paper'));
  const kept = paper && (await door.files.find(paper.sha256));
  const bytes = paper && kept && (await door.files.read(paper.sha256));
  if (paper === undefined || kept === undefined || bytes === undefined) return nothingHere(c, door);
  const name = `${paper.title.replace(/[\p{Cc}"\\/]+/gu, ' ').trim()}.${endingOf(kept.type)}`;
  return c.body(new Uint8Array(bytes), 200, {
    ...headers,
    'content-type': kept.type,
    'content-disposition': `attachment; filename="paper.${endingOf(kept.type)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': `sandbox; default-src 'none'`,
    'x-content-type-options': 'nosniff',
  });
};
