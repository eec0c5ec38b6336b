import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Call, CallFact } from './call.ts';

const sooner = (a: string | null, b: string): string => (a === null || b < a ? b : a);

export const evolve = (state: Call | null, event: Recorded<CallFact>): Call => {
  if (event.type === 'CallDrafted') {
    return {
      ...event.data,
      status: 'draft',
      opens: null,
      closes: null,
      openedBy: null,
      frozen: null,
      seed: null,
      rehearsals: 0,
      rounds: [],
      changes: [],
    };
  }
  if (state === null) throw new Error(`a call begins with CallDrafted, not with ${event.type}`);
  switch (event.type) {
    case 'CallRulesChanged':
      return { ...state, title: event.data.title, rules: event.data.rules };
    case 'CallOpened':
      return { ...state, ...event.data, status: 'open', openedBy: event.actor };
    case 'CallExtended':
      return { ...state, closes: event.data.closes };
    case 'CallClosed':
      // Time may have been noticed late; whoever closes it earlier ends it then.
      return { ...state, status: 'closed', closes: sooner(state.closes, event.at) };
    case 'SeatsChanged':
      return { ...state, changes: [...state.changes, { ...event.data, at: event.at, by: event.actor }] };
    case 'ApplicationsFrozen':
      return { ...state, status: 'frozen', frozen: { at: event.at, ...event.data, by: event.actor } };
    case 'SeedDrawn':
      return { ...state, seed: event.data };
    case 'AllocationRehearsed':
      return { ...state, rehearsals: event.data.run };
    case 'AllocationPublished':
      return { ...state, status: 'published', rounds: [...state.rounds, { ...event.data, at: event.at }] };
    case 'CallConcluded':
      return { ...state, status: 'concluded' };
    case 'CallCancelled':
      return { ...state, status: 'cancelled' };
  }
};
