import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { desks } from './around.tsx';
import { showDrawUp, takeDrawUp } from './draw-up.tsx';
import { paperFile, sheetFile } from './files.ts';
import { showPlans } from './list.tsx';
import { showPlan, takePlan } from './plan.tsx';
import { showRevise, takeRevise } from './revise.tsx';

/** Action plans: the desk that draws one up, and the offices it is shared with. */
export const actionPlanPages: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  const one = '/action-plans/:id';
  shows('/action-plans', desks, showPlans);
  shows('/action-plans/new', desks, showDrawUp);
  takes('/action-plans/new', desks, takeDrawUp);
  shows('/action-plans/:file{[^/]+\\.xlsx}', desks, sheetFile);
  shows('/action-plans/:file{[^/]+\\.pdf}', desks, paperFile);
  shows(one, desks, showPlan);
  takes(one, desks, takePlan);
  shows(`${one}/revise`, desks, showRevise);
  takes(`${one}/revise`, desks, takeRevise);
};
