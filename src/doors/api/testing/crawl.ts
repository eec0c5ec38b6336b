export interface Crawled {
  /** `<path>: <secret>` for each secret that an answer held. */
  readonly found: readonly string[];
  /** The status of each address that was asked. */
  readonly read: ReadonlyMap<string, number>;
}

/** Reads all that is asked for and all that pages link to, at most so many addresses, and says where a secret was found. */
export const crawl = async (
  get: (path: string) => Promise<Response>,
  { asked, secrets, most }: { readonly asked: readonly string[]; readonly secrets: readonly string[]; readonly most: number },
): Promise<Crawled> => {
  const read = new Map<string, number>();
  const found: string[] = [];
  const waiting = [...asked];
  for (let path = waiting.shift(); path !== undefined && read.size < most; path = waiting.shift()) {
    if (read.has(path)) continue;
    const answer = await get(path);
    read.set(path, answer.status);
    const text = await answer.text();
    for (const secret of secrets) if (text.includes(secret)) found.push(`${path}: ${secret}`);
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    for (const [, href = ''] of text.matchAll(/href="(\/[^"#]*)"/g)) {
      const link = href.replaceAll('&amp;', '&');
      if (!/^\/(assets|sign-|api)|[?&]lang=/.test(link) && !waiting.includes(link)) waiting.push(link);
    }
  }
  return { found, read };
};
