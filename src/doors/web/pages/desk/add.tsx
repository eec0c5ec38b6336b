import { receiveText } from '../../../../communiques/communique/receive.ts';
import type { Communique } from '../../../../communiques/communique/communique.ts';
import { isLoopback } from '../../../../communiques/extraction/llm/chat.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { streamId } from '../../../../kernel/identifiers/identifiers.ts';
import { commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { FileField, TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { OrderFields } from '../../ordering.tsx';
import { wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { deskCrumbs } from './parts.tsx';
import { takeIn, type Way, type Wrong } from './taking-in.ts';

const ways: readonly Way[] = ['paste', 'file', 'address'];

export const showAdd = (
  c: Ask,
  door: Door,
  typed: Readonly<Record<string, string>> = {},
  wrong: readonly Wrong[] = [],
): Promise<Response> => {
  const { words: w, csrf } = c.get('visitor');
  const asked = typed.way ?? c.req.query('way');
  const way = ways.find((one) => one === asked) ?? 'paste';
  const errors = wrong.map(({ field, refusal }) => ({ name: field, text: wordsOf(w, refusal).body }));
  const errorOf = (field: string) => errors.find((e) => e.name === field)?.text;
  const title = w.t('desk.add');
  return door.frame.page(
    c,
    {
      title,
      crumbs: deskCrumbs(w, { label: title }),
      noIndex: true,
      error: errors.length > 0,
      children: (
        <>
          <ErrorSummary w={w} errors={errors} />
          <h1>{title}</h1>
          <p class="lead">{w.t('desk.add-lead')}</p>
          <nav aria-label={w.t('desk.ways')}>
            <ul class="tabs">
              {ways.map((one) => (
                <li>
                  <a href={`/desk/add?way=${one}`} aria-current={one === way ? 'page' : undefined}>
                    {w.t(`desk.way-${one}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <form method="post" action="/desk/add" enctype="multipart/form-data">
            <OrderFields csrf={csrf} door={door} />
            <input type="hidden" name="way" value={way} />
            {way === 'paste' ? (
              <TextArea
                w={w}
                name="text"
                rows={14}
                label={w.t('desk.paste')}
                hint={w.t('desk.paste-hint')}
                value={typed.text}
                error={errorOf('text')}
                keep="communique"
              />
            ) : null}
            {way === 'file' ? (
              <FileField
                w={w}
                name="file"
                accept=".txt,.html,.htm,.pdf,text/plain,text/html,application/pdf"
                label={w.t('desk.file')}
                hint={w.t('desk.file-hint')}
                error={errorOf('file')}
              />
            ) : null}
            {way === 'address' ? (
              <TextField
                w={w}
                name="address"
                type="url"
                label={w.t('desk.address')}
                hint={w.t('desk.address-hint')}
                value={typed.address}
                error={errorOf('address')}
              />
            ) : null}
            <details class="mt-4 more" open={['title', 'outlet', 'published', 'url'].some((f) => typed[f] || errorOf(f))}>
              <summary>{w.t('desk.about-source')}</summary>
              <TextField
                w={w}
                name="title"
                optional
                label={w.t('desk.headline')}
                hint={w.t('desk.headline-hint')}
                value={typed.title}
                maxlength={500}
              />
              <TextField w={w} name="outlet" optional label={w.t('desk.outlet')} value={typed.outlet} maxlength={200} />
              <TextField
                w={w}
                name="published"
                optional
                width={10}
                label={w.t('desk.published')}
                hint={w.t('desk.when-hint')}
                value={typed.published}
                error={errorOf('published')}
              />
              {way === 'address' ? null : (
                <TextField
                  w={w}
                  name="url"
                  type="url"
                  optional
                  label={w.t('desk.source-address')}
                  value={typed.url}
                  error={errorOf('url')}
                />
              )}
            </details>
            <LeavesTheMachine w={w} url={door.settings.LLM_URL} />
            <p class="actions">
              <Button>{w.t('desk.read')}</Button>
            </p>
          </form>
        </>
      ),
    },
    errors.length > 0 ? 422 : 200,
  );
};

/** Said before anything is sent: with a language model elsewhere, the text goes there. */
const LeavesTheMachine = ({ w, url }: { readonly w: Words; readonly url: string | undefined }) =>
  url === undefined || isLoopback(url) ? null : (
    <Notice w={w}>
      <p>{w.t('desk.leaves-machine', { host: new URL(url).host })}</p>
    </Notice>
  );

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits for the reading, at most `milliseconds`; what takes longer is shown as being read. */
export const untilRead = async (door: Pick<Door, 'ledger'>, id: string, milliseconds = 5_000): Promise<void> => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    const found = await door.ledger.state<Communique>(streamId('communique', id));
    if (found?.state.reading) return;
    await pause(60);
  }
};

export const add = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const taken = await takeIn(form, w, door.extractor.id !== 'rules');
  if (!('text' in taken)) return showAdd(c, door, form.typed, taken);
  const received = await receiveText(door.ledger, taken, { actor, now: door.clock(), makeId: door.makeId, command: commandId(form, door) });
  if (isRefusal(received)) return showAdd(c, door, form.typed, [{ field: 'text', refusal: received }]);
  if (received.as === 'new') {
    await untilRead(door, received.id);
    await door.ledger.settled();
  }
  return c.redirect(
    `/desk/communiques/${received.id}?done=${received.as === 'new' ? 'added' : received.as === 'source' ? 'copy' : 'known'}`,
    303,
  );
};
