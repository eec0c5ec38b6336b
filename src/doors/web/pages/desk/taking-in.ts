/** Takes a text in by paste, file or address: what was typed becomes something the register can receive, or a refusal. */
import { languageOf } from '../../../../communiques/extraction/language/language.ts';
import { fetchAddress } from '../../../../communiques/intake/address.ts';
import { type ReadText, textOfUpload } from '../../../../communiques/intake/upload.ts';
import { longestText } from '../../../../communiques/communique/communique.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { isDay } from '../../../../kernel/time/time.ts';
import type { Form } from '../../forms.ts';
import type { Words } from '../../words/words.ts';

export type Way = 'paste' | 'file' | 'address';
export interface Wrong {
  readonly field: string;
  readonly refusal: Refusal;
}
export interface TakenIn {
  readonly title: string;
  readonly outlet: string;
  readonly url: string | null;
  readonly published: string | null;
  readonly text: string;
  readonly language: string;
}
/** Fetches what is at an address; tests put their own in its place. */
export type Fetching = typeof fetchAddress;

const wayOf = (form: Form): Way => {
  const way = form.text('way');
  if (way === 'file' || way === 'address' || way === 'paste') return way;
  return form.file('file') ? 'file' : form.text('address') ? 'address' : 'paste';
};

const firstLine = (text: string): string => (text.trim().split('\n')[0] ?? '').trim().slice(0, 200);

const pasted = (form: Form): Wrong | ReadText => {
  const text = form.exact('text');
  if (text.trim() === '') return { field: 'text', refusal: refuse('text-empty') };
  return { title: firstLine(text), text, outlet: null, published: null, language: languageOf(text).tag };
};

const read = async (form: Form, way: Way, fetching: Fetching): Promise<Wrong | (ReadText & { readonly url?: string })> => {
  if (way === 'paste') return pasted(form);
  if (way === 'file') {
    const file = form.file('file');
    if (!file) return { field: 'file', refusal: refuse('file-required') };
    const found = await textOfUpload(new Uint8Array(await file.arrayBuffer()), file.name, file.type);
    return isRefusal(found) ? { field: 'file', refusal: found } : found;
  }
  const fetched = await fetching(form.text('address'));
  if (isRefusal(fetched)) return { field: 'address', refusal: fetched };
  const found = await textOfUpload(fetched.bytes, fetched.url, fetched.type);
  return isRefusal(found) ? { field: 'address', refusal: found } : { ...found, url: fetched.url };
};

const isWeb = (url: string): boolean => /^https?:\/\/[^/]/i.test(url) && URL.canParse(url);

/** `readsAll`: an engine is connected that reads more than English. */
export const takeIn = async (
  form: Form,
  w: Words,
  readsAll: boolean,
  fetching: Fetching = fetchAddress,
): Promise<readonly Wrong[] | TakenIn> => {
  const way = wayOf(form);
  const published = form.text('published');
  const url = form.text('url');
  const early: Wrong[] = [
    ...(published !== '' && !/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(published) && !isDay(published)
      ? [{ field: 'published', refusal: refuse('when-not-real') }]
      : []),
    ...(way !== 'address' && url !== '' && !isWeb(url) ? [{ field: 'url', refusal: refuse('address-not-valid') }] : []),
  ];
  const found = await read(form, way, fetching);
  if ('refusal' in found) return [found, ...early];
  const language = languageOf(found.text);
  const field = way === 'paste' ? 'text' : way;
  if (!language.english && !readsAll) {
    const named = language.tag === 'und' ? undefined : new Intl.DisplayNames([w.language], { type: 'language' }).of(language.tag);
    return [{ field, refusal: named ? refuse('language-not-read', { language: named }) : refuse('language-unknown') }, ...early];
  }
  if (found.text.length > longestText)
    return [{ field, refusal: refuse('text-too-long', { length: found.text.length, most: longestText }) }, ...early];
  if (early.length > 0) return early;
  const address = found.url ?? (url === '' ? null : url);
  return {
    title: (form.text('title') || found.title || firstLine(found.text)).slice(0, 500),
    outlet: (
      form.text('outlet') ||
      found.outlet ||
      (address ? new URL(address).hostname.replace(/^www\./, '') : w.t('desk.no-outlet'))
    ).slice(0, 200),
    url: address,
    published: published || found.published,
    text: found.text,
    language: language.tag,
  };
};
