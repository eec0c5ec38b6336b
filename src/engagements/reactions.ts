/** What the room hears of: outcomes in the one window, and its own agreements that amend or replace others. */
import type { Reaction } from '../ledger/ledger.ts';
import type { Applications } from '../one-window/contract.ts';
import { endVetting, followAgreements } from './agreement/follow.ts';

export const reactionsOf = (applications: Pick<Applications, 'find'>): readonly Reaction[] => [endVetting(applications), followAgreements];
