import type { Recorded } from '../../kernel/decider/decider.ts';
import type { ActionPlan, ActionPlanFact } from './action-plan.ts';

/** Texts and comments that the state keeps; the ledger keeps all. */
const rememberedTexts = 10;
const rememberedComments = 500;

/** Every office it is shared with has signed off these lines. */
const isSignedOff = ({ sharedWith, signOffs, digest }: Pick<ActionPlan, 'sharedWith' | 'signOffs' | 'digest'>): boolean =>
  sharedWith.length > 0 && sharedWith.every((office) => signOffs.some((s) => s.office === office && s.digest === digest));

const settled = (state: ActionPlan): ActionPlan => {
  if (state.status === 'closed' || state.sharedWith.length === 0) return state;
  return { ...state, status: isSignedOff(state) ? 'signed-off' : 'shared' };
};

export const evolve = (state: ActionPlan | null, event: Recorded<ActionPlanFact>): ActionPlan => {
  if (event.type === 'PlanDrawnUp') {
    return { ...event.data, version: 1, earlier: [], sharedWith: [], comments: [], signOffs: [], status: 'draft' };
  }
  if (state === null) throw new Error(`an action plan begins with PlanDrawnUp, not with ${event.type}`);
  const { at, actor: by } = event;
  switch (event.type) {
    case 'PlanRevised': {
      const { version, digest, lines } = state;
      const earlier = [...state.earlier, { version, digest, lines }].slice(-rememberedTexts);
      return settled({ ...state, ...event.data, earlier, version: version + 1 });
    }
    case 'PlanShared':
      return settled({ ...state, sharedWith: [...state.sharedWith, ...event.data.offices] });
    case 'PlanCommented':
      return { ...state, comments: [...state.comments, { ...event.data, by, at }].slice(-rememberedComments) };
    case 'PlanSignedOff': {
      const { office, digest } = event.data;
      return settled({ ...state, signOffs: [...state.signOffs.filter((s) => s.office !== office), { office, by, at, digest }] });
    }
    case 'PlanClosed':
      return { ...state, status: 'closed' };
  }
};
