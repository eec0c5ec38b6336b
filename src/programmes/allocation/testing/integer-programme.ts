/**
 * The allocation as an integer programme, for HiGHS. Nothing of the engine is in it: no proposals, no choice functions, no matroid. It says what
 * a stable allocation is by prices, and asks for the one that is best for applicants; reserves-first, each person filling one seat.
 *
 * `y[a,v,s]` is 1 when applicant a has seat kind s of venue v (0 open, 1 + i reserve i). `p[v,s]` is the merit from which on a seat of that kind
 * is had. By linear programming duality, reserved seats hold a best largest set of members exactly when there are prices so that: a seat kind
 * with free seats costs nothing; who sits can pay; who sits, sits where it is cheapest for them; and whoever would take the venue and does not
 * sit on a reserve could pay none of theirs. Open seats: whoever would take the venue and has neither it nor a better one could not pay.
 */
import type { Highs } from 'highs';
import { lotteries } from '../lottery.ts';
import { type Applicants, mostChoices, nowhere, type Rule } from '../market.ts';
import { rowsByMerit } from '../order.ts';

export interface Solved {
  readonly status: string;
  /** By row: the venue's index, or `nowhere`. Only of use when the status is `Optimal`. */
  readonly venue: Uint8Array;
}

/** The programme in CPLEX's LP format. */
export const asLp = (rule: Rule, applicants: Applicants, seed: Uint8Array): string => {
  const n = applicants.count;
  const merit = new Uint32Array(n);
  rowsByMerit(applicants, lotteries(applicants, seed)).forEach((row, place) => {
    merit[row] = n - place;
  });
  const goal: string[] = [];
  const limits: string[] = [];
  const binaries: string[] = [];
  const bounds: string[] = [];
  const kinds = rule.venues.map((v) => [0, ...v.reserves.map((_, i) => 1 + i)]);
  const inKind = new Map<string, string[]>();
  const mayHave = (row: number, v: number, s: number): boolean => {
    const group = rule.venues[v]?.reserves[s - 1]?.group;
    return s === 0 || (group !== undefined && (((applicants.groups[row] ?? 0) >> group) & 1) === 1);
  };
  for (let row = 0; row < n; row += 1) {
    const ranking = [...applicants.rankings.subarray(mostChoices * row, mostChoices * (row + 1))].filter((v) => v !== nowhere);
    const better: string[] = [];
    ranking.forEach((v, rank) => {
      const mine = (kinds[v] ?? []).filter((s) => mayHave(row, v, s));
      const here = mine.map((s) => `y_${row}_${v}_${s}`);
      const reserved = mine.filter((s) => s > 0);
      const sits = reserved.map((s) => `y_${row}_${v}_${s}`);
      binaries.push(...here);
      for (const s of mine) {
        const at = `${v}_${s}`;
        inKind.set(at, [...(inKind.get(at) ?? []), `y_${row}_${at}`]);
        goal.push(`- ${ranking.length - rank} y_${row}_${at}`);
        limits.push(`p_${at} + ${n} y_${row}_${at} <= ${n + (merit[row] ?? 0)}`);
      }
      for (const s of reserved) {
        for (const t of reserved) if (s !== t) limits.push(`p_${v}_${s} - p_${v}_${t} + ${n} y_${row}_${v}_${s} <= ${n}`);
        limits.push(`p_${v}_${s} ${[...better, ...sits].map((y) => `+ ${n} ${y}`).join(' ')} >= ${merit[row]}`);
      }
      limits.push(`p_${v}_0 ${[...better, ...here].map((y) => `+ ${n} ${y}`).join(' ')} >= ${merit[row]}`);
      better.push(...here);
    });
    if (better.length > 0) limits.push(`${better.join(' + ')} <= 1`);
  }
  rule.venues.forEach((venue, v) => {
    const all = (kinds[v] ?? []).flatMap((s) => inKind.get(`${v}_${s}`) ?? []);
    for (const s of kinds[v] ?? []) {
      const at = `${v}_${s}`;
      const here = s === 0 ? all : (inKind.get(at) ?? []);
      const seats = s === 0 ? venue.seats : (venue.reserves[s - 1]?.seats ?? 0);
      binaries.push(`f_${at}`);
      bounds.push(`0 <= p_${at} <= ${n}`);
      limits.push(`p_${at} - ${n} f_${at} <= 0`);
      limits.push(`${[...here, `0 f_${at}`].join(' + ')} <= ${seats}`);
      limits.push(`${[...here, `- ${seats} f_${at}`].join(' + ').replace('+ -', '-')} >= 0`);
    }
  });
  const section = (title: string, rows: readonly string[]) => `${title}\n${rows.map((r) => ` ${r}`).join('\n')}\n`;
  // An optimum of 0 needs a variable to be written with.
  const objective = goal.length === 0 ? ['0 f_0_0'] : goal;
  return `Minimize\n goal: ${objective.join('\n  ')}\n${section('Subject To', limits)}${section('Bounds', bounds)}${section('Binary', binaries)}End\n`;
};

/** Solves it, for at most so many seconds. */
export const solveWithHighs = async (rule: Rule, applicants: Applicants, seed: Uint8Array, seconds: number): Promise<Solved> => {
  // Its types describe the CommonJS build, and this imports the other one.
  const { default: load } = (await import('highs')) as unknown as { readonly default: () => Promise<Highs> };
  const highs = await load();
  const { Status, Columns } = highs.solve(asLp(rule, applicants, seed), { time_limit: seconds, output_flag: false });
  const venue = new Uint8Array(applicants.count).fill(nowhere);
  for (const [name, column] of Object.entries(Columns)) {
    const [kind, row, v] = name.split('_');
    if (kind === 'y' && 'Primal' in column && Number(column.Primal) > 0.5) venue[Number(row)] = Number(v);
  }
  return { status: Status, venue };
};
