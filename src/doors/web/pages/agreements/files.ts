/** An agreement as PDF and as JSON, and the scans of its signatures. */
import { agreementPdf, publicAgreementPdf } from '../../../../engagements/agreement/print/export-agreement.ts';
import { agreementJson, publicAgreementJson } from '../../../../engagements/agreement/print/printed.ts';
import { seeAgreement, type SeenAgreement } from '../../../../engagements/agreement/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { nothingHere } from '../../refused.tsx';

const seenOf = async (c: Ask, door: Door, ending: string): Promise<SeenAgreement | undefined> =>
  seeAgreement(door.ledger, c.get('visitor').actor, (c.req.param('file') ?? '').slice(0, -ending.length));
const headers = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' };

export const pdfFile = async (c: Ask, door: Door): Promise<Response> => {
  const found = await seenOf(c, door, '.pdf');
  const bytes = found && (found.seen === 'all' ? await agreementPdf(found.state) : await publicAgreementPdf(found.view));
  if (found === undefined || bytes === undefined) return nothingHere(c, door);
  const name = found.seen === 'all' ? found.state.reference : found.view.reference;
  return c.body(new Uint8Array(bytes), 200, {
    ...headers,
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${name.replace(/[^\w.-]/g, '_')}.pdf"`,
  });
};
export const jsonFile = async (c: Ask, door: Door): Promise<Response> => {
  const found = await seenOf(c, door, '.json');
  const json = found && (found.seen === 'all' ? agreementJson(found.state, found.id) : publicAgreementJson(found.view, found.id));
  return json === undefined
    ? nothingHere(c, door)
    : c.body(JSON.stringify(json, null, 2), 200, { ...headers, 'content-type': 'application/json' });
};
/** Scans are for the parties' desks only: there are names and hands in them. */
export const scanFile = async (c: Ask, door: Door): Promise<Response> => {
  const found = await seeAgreement(door.ledger, c.get('visitor').actor, c.req.param('id') ?? '');
  const sha = c.req.param('sha') ?? '';
  const known = found?.seen === 'all' && found.state.signatures.some((s) => s.how.kind === 'paper' && s.how.scan === sha);
  const kept = known ? await door.files.find(sha) : undefined;
  const bytes = kept && (await door.files.read(sha));
  if (kept === undefined || bytes === undefined) return nothingHere(c, door);
  return c.body(new Uint8Array(bytes), 200, {
    ...headers,
    'content-type': kept.type,
    'content-disposition': 'attachment; filename="signature"',
    'content-security-policy': `sandbox; default-src 'none'`,
    'x-content-type-options': 'nosniff',
  });
};
