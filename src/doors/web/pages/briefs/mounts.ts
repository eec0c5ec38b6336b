import { briefPdf } from '../../../../engagements/brief/brief-pdf.ts';
import { fileLanguageOf } from '../../../../engagements/action-plan/plan-words.ts';
import type { Ask, Door } from '../../door.ts';
import { nothingHere } from '../../refused.tsx';
import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { desks } from '../relations/standpoint.ts';
import { showBrief } from './brief.tsx';
import { briefOf } from './find.ts';

const pdf = async (c: Ask, door: Door): Promise<Response> => {
  const found = await briefOf(c, door, (c.req.param('file') ?? '').slice(0, 2));
  if (found === undefined) return nothingHere(c, door);
  const { brief } = found;
  const bytes = await briefPdf(brief, fileLanguageOf(c.get('visitor').words.language), new Date(door.clock()));
  return c.body(new Uint8Array(bytes), 200, {
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="brief-${brief.us}-${brief.partner}-${brief.day}.pdf"`,
  });
};
/** A page of facts for the next visit, for whoever sits at a desk. */
export const briefPages: Mount = (app, door) => {
  const { shows } = mounting(app, door);
  shows('/briefs/:file{[A-Za-z]{2}\\.pdf}', desks, pdf);
  shows('/briefs/:partner{[A-Za-z]{2}}', desks, showBrief);
};
