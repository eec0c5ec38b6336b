import { expect, it } from 'vitest';
import { grid } from '../../identity/access/grid.ts';
import { planOrders } from './commands.ts';
import { planGrid, planGridOfOtherOffice } from './examples.ts';

it('the grid holds every order in every state: the desk writes, and only the other office’s supervisor signs off', () => {
  const made = grid(planGrid);
  const other = grid(planGridOfOtherOffice);
  expect(made.rows).toHaveLength(6 * Object.keys(planOrders).length);
  expect(made.rows.filter((r) => r.refused === 'invalid')).toEqual([]);
  const cells = (of: typeof made, command: string) => of.rows.find((r) => r.command === command && r.state === 'shared')?.cells;
  expect(cells(made, 'RevisePlan')).toMatchObject({ anyone: 'no', auditor: 'no', officer: 'at-office', supervisor: 'at-office' });
  expect(cells(other, 'RevisePlan')).toMatchObject({ officer: 'no', supervisor: 'no' });
  expect(cells(other, 'CommentOnPlan')).toMatchObject({ officer: 'at-office', supervisor: 'at-office', administrator: 'no' });
  expect(cells(other, 'SignOffPlan')).toMatchObject({ officer: 'no', supervisor: 'at-office' });
  expect(cells(made, 'SignOffPlan')).toMatchObject({ officer: 'no', supervisor: 'no' });
});
