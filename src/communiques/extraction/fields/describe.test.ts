import { describe as suite, expect, it } from 'vitest';
import type { Span } from '../detection/detect.ts';
import { segment } from '../segmentation/segment.ts';
import { describe } from './describe.ts';
import { lexicon } from './lexicon/match.ts';
import { summaryOf } from './summary.ts';
import { trainFields } from './train.ts';
import { decodeFieldWeights, encodeFieldWeights } from './weights.ts';

const text = `Oslo, 3 March 2025 – Norway's Deputy Minister of Fisheries, Ingrid Solheim, received the Ambassador of Peru, Carlos Rojas, on Monday.

The two sides agreed to set up a joint working group on satellite monitoring of fishing grounds by June 2026. Ambassador Rojas invited Norwegian companies to a food technology fair in Lima in October. Solheim said Norway would train ten Peruvian engineers in marine robotics. A memorandum of understanding on the exchange of ocean data was signed at the end of the visit.`;
const document = segment(text);
const span = (quote: string): Span => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length, confidence: 0.8, band: 'firm', specificScore: 0.8, evidence: [] };
};
const spans = [
  span('The two sides agreed to set up a joint working group on satellite monitoring of fishing grounds by June 2026'),
  span('Ambassador Rojas invited Norwegian companies to a food technology fair in Lima in October'),
  span('Norway would train ten Peruvian engineers in marine robotics'),
  span('A memorandum of understanding on the exchange of ocean data was signed at the end of the visit'),
];

suite('describing what was found', () => {
  const read = describe(document, text, spans, { published: '2025-03-04' });
  it('finds the sides and the meeting', () => {
    expect(read.parties.map(({ country }) => country)).toEqual(['NO', 'PE']);
    expect(read.meeting).toMatchObject({ date: '2025-03-03', place: 'Oslo' });
    expect(read.meeting?.participants).toMatchObject([
      { name: 'Ingrid Solheim', country: 'NO' },
      { name: 'Carlos Rojas', country: 'PE' },
    ]);
  });
  it('tells the stage', () => {
    expect(read.candidates.map(({ stage }) => stage)).toEqual(['agreed', 'proposed', 'agreed', 'signed']);
  });
  it('tells who says it', () => {
    expect(read.candidates.map(({ by }) => by.join('+'))).toEqual(['NO+PE', 'PE', 'NO', 'NO+PE']);
  });
  it('tells the instrument', () => {
    expect(read.candidates.map(({ instrument }) => instrument)).toEqual(['working-group', 'event', 'training', 'agreement']);
  });
  it('tells the time of the thing promised', () => {
    expect(read.candidates.map(({ when }) => when)).toEqual(['2026-06', '2025-10', null, null]);
  });
  it('keeps offsets and says how sure it is of each field', () => {
    for (const candidate of read.candidates) {
      expect(text.slice(candidate.start, candidate.end)).toBe(candidate.quote);
      for (const sure of Object.values(candidate.fields)) expect(sure > 0 && sure <= 1).toBe(true);
    }
  });
  it('takes the parties it is told', () => {
    expect(describe(document, text, spans, { parties: ['NO', 'SE'] }).parties.map(({ country }) => country)).toEqual(['NO', 'SE']);
  });
  it('gives nothing for an empty text', () => {
    expect(describe(segment(''), '', [])).toEqual({ parties: [], meeting: null, candidates: [] });
  });
  it('bears a span over text without countries', () => {
    const plain = 'They will open a laboratory.';
    const [one] = describe(segment(plain), plain, [
      { ...spans[0], start: 0, end: 27, confidence: 1, band: 'firm', specificScore: 1, evidence: [] },
    ]).candidates;
    expect(one).toMatchObject({ by: [], quote: 'They will open a laboratory' });
  });
});

suite('summaries', () => {
  it('drop who said it and keep the promise short', () => {
    expect(summaryOf('The two sides agreed to set up a joint working group on buoys.')).toBe('Set up a joint working group on buoys');
    expect(summaryOf('Norway and Peru agreed on Tuesday to build a weather station.')).toBe('Build a weather station');
    expect(summaryOf('he proposed that “a joint prize be founded”')).toBe('Joint prize be founded');
    expect(summaryOf('x '.repeat(200)).length).toBeLessThanOrEqual(112);
  });
});

suite('the lexicon', () => {
  const words = lexicon({ sea: 'buoy* open_ocean', land: 'field buoy' });
  it('matches phrases and endings, longest first', () => {
    expect(words.hits(['the', 'open', 'ocean', 'buoys'], 0, 4).map(({ label, from, to }) => [label, from, to])).toEqual([
      [0, 1, 3],
      [0, 3, 4],
    ]);
  });
  it('lets a word that two lists hold say less', () => {
    expect(words.hits(['field'], 0, 1)[0]?.weight).toBe(1);
    expect(words.hits(['buoy'], 0, 1).length).toBe(2);
  });
});

suite('training the fields', () => {
  const article = {
    text,
    parties: ['NO', 'PE'],
    source: { published: '2025-03-04' },
    commitments: spans.map(({ start, end }, at) => ({
      start,
      end,
      stage: (['agreed', 'proposed', 'agreed', 'signed'] as const)[at] ?? 'agreed',
      by: at === 1 ? ['PE'] : ['NO', 'PE'],
      topic: 'agriculture' as const,
      topic2: null,
      instrument: 'event' as const,
      specific: true,
    })),
  };
  it('survives being written and read again', () => {
    const weights = trainFields([article, article], 'v1');
    const again = decodeFieldWeights(encodeFieldWeights(weights));
    expect(again.version).toBe('v1');
    expect(describe(document, text, spans, {}, again).candidates.map(({ stage }) => stage)).toEqual([
      'agreed',
      'proposed',
      'agreed',
      'signed',
    ]);
  });
  it('refuses damaged weights', () => {
    const bytes = encodeFieldWeights(trainFields([article], 'v1'));
    expect(() => decodeFieldWeights(bytes.slice(0, 40))).toThrow();
  });
});
