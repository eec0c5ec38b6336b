import { expect, test } from 'vitest';
import { noCases } from '../../../../one-window/statistics/figures.ts';
import { balloonPermit } from '../../../../one-window/testing/definition.ts';
import { wordsIn } from '../../words/words.ts';
import { DeliveredThrough } from './commitment-services.tsx';

const html = (language: 'en' | 'ur', services: Parameters<typeof DeliveredThrough>[0]['services']) =>
  String(<DeliveredThrough w={wordsIn(language)} services={services} />);

test('a commitment that no service delivers says nothing of services', () => {
  expect(html('en', [])).toBe('');
});
test('each service that delivers it stands there with its figures, or with the word that none has come', () => {
  const cases = { ...noCases, received: 3, granted: 1, refused: 1, open: 1 };
  const shown = html('en', [{ service: balloonPermit, cases }]);
  expect(shown).toContain('href="/services/balloon-permit"');
  expect(shown).toContain('3 applications: 1 granted, 1 refused, 1 open');
  expect(html('en', [{ service: balloonPermit, cases: null }])).toContain('No application has come yet.');
  expect(html('ur', [{ service: balloonPermit, cases }])).toContain('3 درخواستیں');
});
