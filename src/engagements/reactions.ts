/** What the room hears of: outcomes in the one window, and its own agreements that amend or replace others. */
import type { Reaction } from '../ledger/ledger.ts';
import { endVetting, followAgreements } from './agreement/follow.ts';

export const reactions: readonly Reaction[] = [endVetting, followAgreements];
