/** Directus as a one-window back office: a collection of cases with activity and revisions on, which is its default. */
import type { Answer, Next } from './load.ts';

const headers = ['authorization: Bearer measure-only-token'];
const field = (name: string, type: string, meta: object = {}) => ({ field: name, type, schema: {}, meta });

/** Undefined when none answers: `../shared/bench/10-directus.sh start` starts one. */
export const directus = async (url = process.env.DIRECTUS_URL ?? 'http://127.0.0.1:8055') => {
  const there = await fetch(`${url}/server/ping`).then(
    (r) => r.ok,
    () => false,
  );
  if (!there) return undefined;
  const collection = `cases_${Date.now()}`;
  const id = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true }, meta: { hidden: true } };
  const made = await fetch(`${url}/collections`, {
    method: 'POST',
    headers: { authorization: 'Bearer measure-only-token', 'content-type': 'application/json' },
    body: JSON.stringify({
      collection,
      meta: { accountability: 'all' },
      schema: {},
      fields: [
        id,
        ...['service', 'applicant', 'title', 'status'].map((name) => field(name, 'string')),
        field('body', 'text'),
        field('due_at', 'timestamp'),
        field('date_created', 'timestamp', { special: ['date-created'] }),
        field('date_updated', 'timestamp', { special: ['date-updated'] }),
      ],
    }),
  });
  if (!made.ok) throw new Error(`Directus made no collection: ${made.status} ${await made.text()}`);
  const path = `/items/${collection}`;
  const ids: number[] = [];
  const statuses = ['under_review', 'approved', 'issued', 'closed'];
  let [created, changed, listed] = [0, 0, 0];
  const create: Next = () => {
    const i = created++;
    const text = 'Made-up application text, about a paragraph long, so that a row is of ordinary size. '.repeat(4);
    const named = { service: `svc-${i % 40}`, applicant: `applicant-${i}`, title: `Application number ${i}` };
    const body = JSON.stringify({ ...named, body: text, status: 'submitted', due_at: '2027-01-01T00:00:00Z' });
    const done = (answer: Answer) => ids.push((JSON.parse(answer.body) as { data: { id: number } }).data.id);
    return { request: { method: 'POST', path, headers, body }, done };
  };
  const change: Next = () => {
    const n = changed++;
    const status = statuses[Math.floor(n / ids.length) % statuses.length];
    return { request: { method: 'PATCH', path: `${path}/${ids[n % ids.length]}`, headers, body: JSON.stringify({ status }) } };
  };
  const list: Next = () => {
    const status = ['submitted', 'under_review', 'approved'][listed++ % 3];
    return { request: { path: `${path}?limit=25&sort=-id&filter[status][_eq]=${status}`, headers } };
  };
  return { url, create, change, list };
};
