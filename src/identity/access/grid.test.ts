import { describe, expect, test } from 'vitest';
import * as followerExamples from '../follower/examples.ts';
import { follower } from '../follower/follower-decider.ts';
import { thingFrom } from './from-examples.ts';
import { gridPage } from './grid-page.ts';
import { grid } from './grid.ts';
import { identityGrid } from './things.ts';

const cells = (kind: string, command: string, state: string) => {
  const thing = identityGrid.find((t) => t.decider.kind === kind);
  return thing && grid(thing).rows.find((r) => r.command === command && r.state === state);
};

describe('the access grid', () => {
  test('says who may, who may at their own office, and who may not', () => {
    expect(cells('person', 'RevokeRole (officer)', 'active')?.cells).toEqual({
      anyone: 'no',
      themselves: 'no',
      applicant: 'no',
      officer: 'no',
      supervisor: 'at-office',
      editor: 'no',
      auditor: 'no',
      administrator: 'yes',
      system: 'yes',
    });
    expect(cells('person', 'ChangeName', 'active')?.cells.themselves).toBe('yes');
  });
  test('says why an act is refused in a state even to those who may', () => {
    expect(cells('person', 'ChangeName', 'erased')?.refused).toBe('person-erased');
    expect(cells('person', 'ChangeName', 'active')?.refused).toBeUndefined();
  });
  test('keeps every command of an account from anyone but two doors', () => {
    const open = identityGrid.flatMap((t) =>
      grid(t)
        .rows.filter((r) => r.cells.anyone === 'yes')
        .map((r) => r.command),
    );
    expect([...new Set(open)]).toEqual(['RegisterPerson (no role)', 'FollowCommitment']);
  });
  test('becomes one table a thing', () => {
    const page = gridPage(identityGrid);
    expect(page.match(/^## .*/gm)).toEqual(['## person', '## organisation', '## follower']);
    const widths = page
      .split('\n')
      .filter((l) => l.startsWith('|'))
      .map((l) => l.split('|').length);
    expect(Math.min(...widths)).toBeGreaterThan(8);
  });
  test('takes the examples of any room, with the data that fits each state', () => {
    const { reader, asking } = followerExamples;
    const asked = {
      type: 'FollowAsked',
      data: { target: asking.target, language: 'en' },
      personal: { email: asking.email },
      about: [reader],
    };
    const thing = thingFrom(
      follower,
      [
        { state: 'none', facts: [], commands: [{ type: 'FollowCommitment', data: asking }] },
        { state: 'asked', facts: [asked], commands: [{ type: 'ConfirmFollow', data: {} }] },
      ],
      'office-any',
    );
    expect(grid(thing).rows.map((r) => [r.command, r.state, r.refused])).toEqual([
      ['FollowCommitment', 'none', undefined],
      ['FollowCommitment', 'asked', 'already-following'],
      ['ConfirmFollow', 'none', 'not-found'],
      ['ConfirmFollow', 'asked', undefined],
    ]);
  });
});
