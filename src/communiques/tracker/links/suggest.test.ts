import { describe, expect, it } from 'vitest';
import { newCandidate } from '../../communique/candidate.ts';
import { fairFields, groupFields } from '../../communique/examples.ts';
import { suggest, type Thread } from './suggest.ts';

const thread = (id: string, title: string, quotes: string, more: Partial<Thread> = {}): Thread => ({
  id,
  number: `AX-BO-${id}`,
  title,
  quotes,
  stage: 'discussed',
  topic: 'digital-government',
  topic2: null,
  instrument: 'working-group',
  last_said: '2024-09-03',
  ...more,
});
const group = newCandidate('group', groupFields, { origin: 'reading', engine: 'rules', version: '1' });
const fair = newCandidate('fair', fairFields, { origin: 'reading', engine: 'rules', version: '1' });
const of = { article: 'report', pair: 'AX-BO', date: '2025-03-04' };
const working = thread('0001', 'Joint working group on digital services', 'discussed a joint working group on digital services');
const other = thread('0002', 'Wheat imports', 'asked for wheat', { topic: 'agriculture', instrument: 'facilitation' });

describe('suggested threads', () => {
  it('are the ones that speak of the same thing, with reasons in words', () => {
    const suggestions = suggest([group, fair], [other, working], of);
    expect(suggestions.group?.[0]?.commitment.number).toBe('AX-BO-0001');
    expect(suggestions.group?.[0]?.reasons.join(' ')).toMatch(/working|digital/);
    expect(suggestions.fair).toBeUndefined();
  });
  it('never hold the commitment that the candidate opened itself', () => {
    expect(suggest([group], [thread('group', working.title, working.quotes)], of)).toEqual({});
  });
});
