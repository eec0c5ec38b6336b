import { answerTile } from '../../../../ledger/transparency/addresses.ts';
import type { Ask, Door } from '../../door.ts';
import { SummaryList } from '../../look/parts/lists.tsx';
import { nothingHere } from '../../refused.tsx';
import { everyone } from '../desk/evidence-file.ts';
import type { Mount } from '../pages.ts';

const show = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { size, root, note } = await door.transparency.checkpoint();
  return door.frame.page(c, {
    title: w.t('ledger.title'),
    crumbs: [{ label: w.t('frame.home'), href: '/' }, { label: w.t('ledger.title') }],
    children: (
      <article class="stack prose">
        <h1>{w.t('ledger.title')}</h1>
        <p class="lead">{w.t('ledger.lead')}</p>
        <SummaryList
          rows={[
            { label: w.t('ledger.size'), value: w.number(size) },
            { label: w.t('ledger.root'), value: <code class="break">{root.toString('hex')}</code> },
            { label: w.t('ledger.key'), value: <code class="break">{door.transparency.verifier}</code> },
          ]}
        />
        <h2>{w.t('ledger.checkpoint')}</h2>
        <pre dir="ltr" tabindex={0}>
          {note}
        </pre>
        <h2>{w.t('ledger.how-title')}</h2>
        <ol>
          <li>{w.t('ledger.how-1')}</li>
          <li>
            {w.t('ledger.how-2', { checkpoint: `${door.publicUrl}/log/checkpoint` })}{' '}
            <a href="/log/checkpoint">{w.t('ledger.checkpoint')}</a>
          </li>
          <li>{w.t('ledger.how-3')}</li>
        </ol>
      </article>
    ),
  });
};

const tile = async (c: Ask, door: Door): Promise<Response> => {
  const { status, contentType, cacheControl, body } = await answerTile(door.transparency, c.req.path.slice('/log/'.length));
  return c.body(new Uint8Array(body), status, { 'content-type': contentType, 'cache-control': cacheControl });
};

/** Kinds of file that a browser may show by itself; everything else is only ever saved. */
const shown: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg', 'text/plain; charset=utf-8']);

const file = async (c: Ask, door: Door): Promise<Response> => {
  const digest = c.req.param('digest') ?? '';
  const kept = await door.files.find(digest);
  // What belongs to somebody, as the files and letters of cases do, is not found by its digest, which may be public.
  const open = kept !== undefined && (kept.about.length === 0 || kept.about.includes(everyone));
  const bytes = open ? await door.files.read(digest) : undefined;
  if (!kept || !bytes) return nothingHere(c, door);
  const name = encodeURIComponent(c.req.param('name') ?? digest).replace(/['()*]/g, (x) => `%${x.charCodeAt(0).toString(16)}`);
  const inline = shown.has(kept.type);
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': inline ? kept.type : 'application/octet-stream',
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'cache-control': 'public, max-age=31536000, immutable',
  });
};

export const ledgerPages: Mount = (app, door) => {
  app.get('/ledger', (c) => show(c, door));
  app.get('/log/*', (c) => tile(c, door));
  app.get('/files/:digest/:name', (c) => file(c, door));
};
