/** The page that says why, held against the figures of the open file as the test reads it. */
import { expect } from 'vitest';
import type { CallRules } from '../../../src/programmes/programme/definition.ts';
import { textOf, type Visitor } from '../one-window/visitor.ts';
import { lastIn, type Line, positionAt, type Round } from './fresh-run.ts';

const points = (v: Visitor, hundredths: number): string =>
  new Intl.NumberFormat(v.w.language === 'en' ? 'en-GB' : v.w.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    hundredths / 100,
  );
const inFours = (lottery: string): string => `${lottery.slice(0, 4)} ${lottery.slice(4, 8)} ${lottery.slice(8, 12)}`;

const wholeText = async (v: Visitor): Promise<string> => {
  for (const summary of await v.page.locator('main details.figures-table > summary').all()) await summary.click();
  return textOf(v);
};

/** Score, place in the order and lottery number are the reader's own. */
const ownFigures = (v: Visitor, shown: string, round: Round, own: Line): void => {
  const { w } = v;
  expect(shown).toContain(w.t('places.score-of', { score: points(v, own.score) }));
  expect(shown).toContain(w.t('places.place-of', { place: w.number(own.place), all: w.number(round.lines.length) }));
  expect(shown).toContain(inFours(own.lottery));
  expect(shown).toContain(own.lot);
};

const named = (v: Visitor, rules: CallRules, group: string): string =>
  v.w.text(rules.groups.find(({ id }) => id === group)?.name ?? { en: group }).text;

/** The page of somebody with a place says on which kind of seat, and who was last in on each kind they could have. */
export const explainsPlace = async (v: Visitor, rules: CallRules, round: Round, own: Line): Promise<void> => {
  const { w } = v;
  const shown = await wholeText(v);
  ownFigures(v, shown, round, own);
  const group = own.seat.replace(/^for /, '');
  expect(shown).toContain(
    own.seat === 'open'
      ? w.t('places.why-given-open', { place: w.number(own.place), all: w.number(round.lines.length) })
      : w.t('places.why-given-kept', { group: named(v, rules, group) }),
  );
  for (const seat of ['open', ...own.groups.map((id) => `for ${id}`)]) {
    const last = lastIn(round, own.venue, seat);
    if (last === undefined) continue;
    expect(shown).toContain(points(v, last.score));
    expect(shown).toContain(inFours(last.lottery));
  }
};

/** The page of somebody who waits says of each venue who was last in, and where they stand on its list. */
export const explainsWaiting = async (v: Visitor, rules: CallRules, round: Round, own: Line): Promise<void> => {
  const { w } = v;
  const shown = await wholeText(v);
  ownFigures(v, shown, round, own);
  for (const venue of own.ranking) {
    expect(shown).toContain(w.t('places.position', { position: w.number(positionAt(round, venue, own.lot)) }));
    const kinds = [
      [w.t('places.on-open-seat'), lastIn(round, venue, 'open')] as const,
      ...own.groups.map((id) => [w.t('places.on-kept-seat', { group: named(v, rules, id) }), lastIn(round, venue, `for ${id}`)] as const),
    ];
    for (const [kind, last] of kinds) {
      if (last === undefined) continue;
      const values = { kind, last: points(v, last.score), own: points(v, own.score) };
      expect(last.score).toBeGreaterThan(own.score);
      expect(shown).toContain(w.t('places.last-had-more', values));
      expect(shown).toContain(inFours(last.lottery));
    }
  }
};

export const minimumIn = (v: Visitor, minimum: number): string => v.w.t('places.refused-minimum', { minimum: points(v, minimum * 100) });
