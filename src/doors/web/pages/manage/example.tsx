/** What counting and order do, shown on ten invented people by the very function that gives the places. */
import { createHash } from 'node:crypto';
import { allocate } from '../../../../programmes/allocation/allocate.ts';
import { columnsFrom } from '../../../../programmes/allocation/columns.ts';
import type { Rule } from '../../../../programmes/allocation/market.ts';
import type { CallRules } from '../../../../programmes/programme/definition.ts';
import type { Words } from '../../words/words.ts';

/** Letters stand for people; 0 and 1 for the first two groups that have seats kept. */
const people: readonly { readonly name: string; readonly score: number; readonly of: readonly (0 | 1)[] }[] = [
  { name: 'A', score: 96, of: [0, 1] },
  { name: 'B', score: 92, of: [] },
  { name: 'C', score: 89, of: [] },
  { name: 'D', score: 85, of: [0] },
  { name: 'E', score: 82, of: [] },
  { name: 'F', score: 77, of: [1] },
  { name: 'G', score: 71, of: [0] },
  { name: 'H', score: 66, of: [] },
  { name: 'I', score: 60, of: [1] },
  { name: 'J', score: 55, of: [0, 1] },
];
const seats = 5;
const kept = 2;
const ways = [
  { counting: 'one', order: 'reserves-first' },
  { counting: 'one', order: 'open-first' },
  { counting: 'all', order: 'reserves-first' },
  { counting: 'all', order: 'open-first' },
] as const satisfies readonly Pick<CallRules, 'counting' | 'order'>[];

const lotOf = (name: string): string => createHash('sha256').update(`example ${name}`).digest('hex').slice(0, 32);
const seed = new Uint8Array(32);

/** By person: the seat they are given, 0 an open one, 1 and 2 kept ones; undefined without a place. */
export const exampleSeats = (way: Pick<CallRules, 'counting' | 'order'>, groups: number): readonly (number | undefined)[] => {
  const ids = ['first', 'second'].slice(0, groups);
  const rule: Rule = { ...way, groups: ids, venues: [{ id: 'here', seats, reserves: ids.map((_, group) => ({ group, seats: kept })) }] };
  const rows = people.map((p) => ({
    lot: lotOf(p.name),
    score: p.score * 100,
    groups: p.of.flatMap((i) => ids[i] ?? []),
    ranking: ['here'],
  }));
  const { venue, seat } = allocate(rule, columnsFrom(rule, rows), seed);
  return people.map((_, row) => (venue[row] === 0 ? seat[row] : undefined));
};

export const Example = ({
  w,
  rules,
}: {
  readonly w: Words;
  readonly rules: Pick<CallRules, 'counting' | 'order' | 'reserves' | 'groups'>;
}) => {
  const groups = [...new Set(rules.reserves.map((r) => r.group))].slice(0, 2);
  const nameOf = (at: number): string => w.text(rules.groups.find((g) => g.id === groups[at])?.name ?? { en: groups[at] ?? '' }).text;
  if (groups.length === 0) return <p class="soft">{w.t('manage.example-none')}</p>;
  const outcomes = ways.map((way) => exampleSeats(way, groups.length));
  return (
    <div class="stack">
      <p>{w.t('manage.example-lead', { seats, kept, groups: w.list(groups.map((_, i) => nameOf(i))) })}</p>
      <section class="example-scroll" tabindex={0} aria-label={w.t('manage.example')}>
        <table class="example">
          <caption class="out">{w.t('manage.example')}</caption>
          <thead>
            <tr>
              <th scope="col">{w.t('manage.example-person')}</th>
              <th scope="col">{w.t('manage.score')}</th>
              <th scope="col">{w.t('manage.groups')}</th>
              {ways.map((way) => (
                <th scope="col" class={way.counting === rules.counting && way.order === rules.order ? 'chosen' : undefined}>
                  {w.t(`manage.counting-${way.counting}`)}
                  <br />
                  <span class="small soft">{w.t(`manage.order-${way.order}`)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map(({ name, score, of }, row) => (
              <tr>
                <th scope="row">
                  <bdi lang="en">{name}</bdi>
                </th>
                <td>{w.number(score)}</td>
                <td>{w.list(of.filter((i) => i < groups.length).map(nameOf)) || '–'}</td>
                {ways.map((way, i) => {
                  const seat = outcomes[i]?.[row];
                  const chosen = way.counting === rules.counting && way.order === rules.order ? 'chosen' : '';
                  return (
                    <td class={[chosen, seat === undefined ? 'out-of' : 'in'].filter(Boolean).join(' ')}>
                      {seat === undefined ? '–' : seat === 0 ? w.t('manage.example-open') : nameOf(seat - 1)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="soft small">{w.t('manage.example-note')}</p>
    </div>
  );
};
