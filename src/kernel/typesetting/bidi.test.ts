import { describe, expect, test } from 'vitest';
import { levelsOf, type Side, visualRuns } from './bidi.ts';

/** What is seen from left to right; parts that run to the left are shown between ‹ and ›, as they are read. */
const seen = (text: string, side: Side): string =>
  visualRuns(levelsOf(text, side), 0, text.length)
    .map((run) => (run.side === 'rtl' ? `‹${text.slice(run.from, run.to)}›` : text.slice(run.from, run.to)))
    .join('');

describe('the order in which a line is seen', () => {
  test.each<[string, Side, string]>([
    ['one two', 'ltr', 'one two'],
    ['ایک دو', 'rtl', '‹ایک دو›'],
    ['نام: Acme Ltd ہے', 'rtl', '‹ ہے›Acme Ltd‹نام: ›'],
    ['Name: علی خان, Lahore', 'ltr', 'Name: ‹علی خان›, Lahore'],
    ['رقم 5,000.50 روپے', 'rtl', '‹ روپے›5,000.50‹رقم ›'],
    ['تاریخ 14 مارچ، 2025۔', 'rtl', '‹۔›2025‹ مارچ، ›14‹تاریخ ›'],
    ['کمپنی Acme (Pvt) Ltd نے', 'rtl', '‹ نے›Acme (Pvt) Ltd‹کمپنی ›'],
    ['کمپنی (Acme) نے', 'rtl', '‹) نے›Acme‹کمپنی (›'],
    ['کمپنی Acme (Pvt) نے', 'rtl', '‹ نے›Acme (Pvt)‹کمپنی ›'],
    ['USD 5,000 کی رقم', 'rtl', '‹ کی رقم›USD 5,000'],
    ['حوالہ IT-7K3M9-QX2PD ہے', 'rtl', '‹ ہے›IT-7K3M9-QX2PD‹حوالہ ›'],
    ['50% ٹیکس', 'rtl', '‹ ٹیکس›50%'],
    ['کمپنی \u200eAcme Inc.\u200e نے', 'rtl', '‹ نے›\u200eAcme Inc.\u200e‹کمپنی ›'],
    ['وزارتِ تجارت', 'rtl', '‹وزارتِ تجارت›'],
    ['The 3 شہر 4 cities', 'ltr', 'The 3 4‹شہر › cities'],
  ])('of %j, %s', (text, side, shown) => {
    expect(seen(text, side)).toBe(shown);
  });
  test('has a level for every unit, beyond the basic plane too', () => {
    for (const text of ['a😀b', '😀', '', 'علی 𝔘']) expect(levelsOf(text, 'ltr').length).toBe(text.length);
  });
  test('loses and doubles nothing, whatever part of a line is taken', () => {
    const text = 'حوالہ IT-7K (نمبر 12) ہے، دیکھیے example.org/a?b=1 اور 5%';
    const levels = levelsOf(text, 'rtl');
    for (let from = 0; from < text.length; from++)
      for (let to = from + 1; to <= text.length; to++) {
        const places = visualRuns(levels, from, to).flatMap((r) => Array.from({ length: r.to - r.from }, (_, i) => r.from + i));
        expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: to - from }, (_, i) => from + i));
      }
  });
});
