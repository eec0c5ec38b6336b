import { expect, test } from 'vitest';
import type { Role } from '../../kernel/decider/actor.ts';
import { localPlaces, placesFor } from './places.ts';
import { wordsIn } from './words/words.ts';

const visitor = (here: string, ...roles: readonly Role[]) => ({
  actor: { kind: 'person' as const, id: 'p', grants: roles.map((role) => ({ role, office: 'desk' })) },
  person: { id: 'p', name: 'P' },
  ...{ csrf: '', words: wordsIn('en'), nonce: '', here, network: '', address: '' },
});
const hrefs = (items: readonly { readonly href: string }[]) => items.map((i) => i.href);

test('an applicant has every place on the line; one with many roles finds the others in the menu, and loses none', () => {
  const applicant = placesFor(visitor('/', 'applicant'), false);
  expect(applicant.more).toEqual([]);
  expect(hrefs(applicant.line)).toContain('/agreements');
  const busy = placesFor(visitor('/', 'officer', 'supervisor', 'editor', 'administrator'), true);
  expect(busy.line).toHaveLength(7);
  expect(hrefs(busy.line)).toContain('/relations');
  const all = hrefs([...busy.line, ...busy.more]);
  expect(new Set(all).size).toBe(all.length);
  for (const href of ['/commitments', '/services', '/endorse', '/administration', '/cases']) expect(all).toContain(href);
});
test('pages of relations know each other, and a desk sees what others do not', () => {
  expect(localPlaces(visitor('/commitments', 'officer'))).toEqual([]);
  expect(localPlaces(visitor('/agreementsx'))).toEqual([]);
  expect(hrefs(localPlaces(visitor('/groups/1?page=2', 'officer')))).toContain('/obligations');
  expect(hrefs(localPlaces(visitor('/groups/1', 'applicant')))).toEqual(['/agreements', '/groups', '/meetings', '/calendar']);
});
