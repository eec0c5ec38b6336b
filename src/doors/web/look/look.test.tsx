import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { wordsIn } from '../words/words.ts';
import { axisOver } from './charts/life-axis.ts';
import { Bars } from './charts/bars.tsx';
import { LifeLine } from './charts/life-line.tsx';
import { dayFrom } from './forms/date-field.tsx';
import { ErrorSummary } from './forms/error-summary.tsx';
import { TextArea, TextField } from './forms/text-fields.tsx';
import { inLanguage } from './layout/masthead.tsx';
import { Page } from './layout/page.tsx';
import { pageNumbers } from './parts/pagination.tsx';
import { QuoteHero } from './parts/quote-hero.tsx';
import { safeHref } from './safe-href.ts';

const en = wordsIn('en');
const ur = wordsIn('ur');
const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) =>
    statSync(join(folder, name)).isDirectory() ? filesUnder(join(folder, name)) : [join(folder, name)],
  );

describe('an address from outside', () => {
  test('is kept when it is a path of ours, http(s) or mail', () => {
    for (const good of ['/a?b=c#d', '#top', '?page=2', 'https://example.org/a', 'http://example.org', 'mailto:a@example.org'])
      expect(safeHref(good)).toBe(good);
  });
  test('is dropped when it would run a script or leave for another host in disguise', () => {
    const odd = [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      '/\\evil.example',
      'vbscript:x',
      'https:///x',
      '',
      null,
    ];
    for (const bad of odd) expect(safeHref(bad), String(bad)).toBe('#');
  });
});

describe('page numbers', () => {
  test('show the ends, the neighbours and a gap only where it saves something', () => {
    expect(pageNumbers(1, 1)).toEqual([1]);
    expect(pageNumbers(3, 5)).toEqual([1, 2, 3, 4, 5]);
    expect(pageNumbers(10, 25)).toEqual([1, null, 9, 10, 11, null, 25]);
  });
});

describe('a typed date', () => {
  test('is a day, nothing, or no day at all', () => {
    expect(dayFrom('4', '3', '2025')).toBe('2025-03-04');
    expect(dayFrom(' ', '', '')).toBeNull();
    for (const [day, month, year] of [
      ['30', '2', '2025'],
      ['1', '1', '25'],
      ['x', '1', '2025'],
      ['1', '', '2025'],
    ] as const)
      expect(dayFrom(day, month, year)).toBeUndefined();
  });
});

describe('the line of a life', () => {
  test('keeps the order of time and leaves room for the silence until today', () => {
    const { place, ticks } = axisOver(['2024-09-10', '2025'], '2026-11-22');
    expect(place('2024-09-10')).toBeLessThan(place('2025'));
    expect(place('2025')).toBeLessThan(70);
    expect(place('2026-11-22')).toBe(98);
    expect(ticks.map(({ when }) => when)).toEqual(['2024', '2025', '2026']);
  });
  test('thins the years of a long life and survives a single day', () => {
    expect(axisOver(['1990'], '2026-01-01').ticks.length).toBeLessThanOrEqual(5);
    expect(Number.isFinite(axisOver([], '2026-01-01').place('2026-01-01'))).toBe(true);
  });
  test('draws and lists the same points, and a date that is none only in the list', () => {
    const html = String(
      <LifeLine
        w={en}
        id="l"
        title="Life"
        description=""
        today="2026-01-01"
        points={[
          { kind: 'said', when: '2025', about: 'x' },
          { kind: 'given', when: 'soon', about: 'y' },
        ]}
      />,
    );
    expect(html.match(/<li /g)).toHaveLength(2);
    expect(html).not.toContain('NaN');
  });
});

describe('charts', () => {
  const bars = [
    { label: 'A', value: 4 },
    { label: 'B', value: 0 },
  ];
  test('grow from the right in Urdu and hold the same figures in a table', () => {
    const draw = (w: typeof en) =>
      String(<Bars w={w} id="b" title="T" description="D" heads={['x', 'y']} bars={[...bars, { label: 'C', value: 1 }]} />);
    expect(draw(ur)).toContain('x="75%"');
    expect(draw(en)).not.toContain('x="75%"');
    expect(draw(en)).toContain('role="img"');
    expect(draw(en).match(/<th scope="row"/g)).toHaveLength(3);
  });
  test('no bars are no error', () => {
    expect(String(<Bars w={en} id="b" title="T" description="" heads={['x', 'y']} bars={[]} />)).not.toContain('NaN');
  });
});

describe('forms', () => {
  test('tie hint and error to their field', () => {
    const html = String(<TextField w={en} name="a" label="A" hint="h" error="e" />);
    expect(html).toContain('aria-describedby="a-hint a-error"');
    expect(html).toContain('aria-invalid="true"');
  });
  test('give back what was typed to the letter, never as markup', () => {
    expect(String(<TextArea w={en} name="a" label="A" value={'\n</textarea><b>'} />)).toContain(
      '>\n\n&lt;/textarea&gt;&lt;b&gt;</textarea>',
    );
  });
  test('an error summary leads to the fields and says that nothing was lost', () => {
    const html = String(<ErrorSummary w={en} errors={[{ name: 'a', text: 'Give A' }]} />);
    expect(html).toContain('href="#a"');
    expect(html).toContain(en.t('frame.nothing-lost'));
  });
});

describe('a page', () => {
  const visitor = { words: ur, person: null, csrf: null, here: '/c?x=1&lang=ur', address: 'https://x.example/c' };
  test('has a doctype, its language and direction, and leads to itself in another language', async () => {
    const html = String(await (<Page visitor={visitor} title="<T>" nav={[]} />));
    expect(html).toMatch(/^<!DOCTYPE html><html lang="ur" dir="rtl">/);
    expect(html).toContain('&lt;T&gt;');
    expect(html).toContain('href="/c?x=1&amp;lang=en"');
  });
  test('changes only the language in an address', () => {
    expect(inLanguage('/c?stage=done&stage=signed', 'ur')).toBe('/c?stage=done&stage=signed&lang=ur');
  });
  test('a quote keeps the language it was said in', () => {
    const html = String(<QuoteHero w={en} quote="وعدہ" lang="ur" who="<b>" />);
    expect(html).toContain('<blockquote lang="ur" dir="rtl"');
    expect(html).toContain('&lt;b&gt;');
  });
});

describe('the look', () => {
  const web = join(import.meta.dirname, '..');
  test('knows no left or right: only start and end', () => {
    const physical =
      /(?:margin|padding|border)-(?:left|right)|(?:^|[;{\s])(?:left|right)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)/;
    for (const file of filesUnder(join(web, 'styles'))) expect(readFileSync(file, 'utf8'), file).not.toMatch(physical);
    const physicalClass =
      /^(?:\w+:)*-?(?:[mp][lr]-|left-|right-|border-[lr](?:-|$)|rounded-(?:[lr]|tl|tr|bl|br)(?:-|$)|text-(?:left|right)$|float-(?:left|right)$)/;
    const classesIn = (file: string): string[] =>
      [...readFileSync(file, 'utf8').matchAll(/class=(?:"([^"]*)"|\{([^}]*)\})/g)].flatMap(([, plain = '', made = '']) =>
        `${plain} ${made}`.split(/[\s'"`]+/),
      );
    const components = filesUnder(web).filter((name) => name.endsWith('.tsx') && !name.includes('.test.'));
    expect(components.length).toBeGreaterThan(20);
    expect(
      components.flatMap((file) =>
        classesIn(file)
          .filter((name) => physicalClass.test(name))
          .map((name) => `${file}: ${name}`),
      ),
    ).toEqual([]);
  });
  test('the enhancer stays small and writes no markup', () => {
    const enhancer = readFileSync(join(web, 'enhancer', 'enhancer.js'), 'utf8');
    expect(gzipSync(enhancer).length).toBeLessThanOrEqual(2048);
    expect(enhancer).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/);
  });
});
