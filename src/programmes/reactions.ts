/** What this room does by itself when something happens, here or in the one window. */
import type { Ledger, Reaction } from '../ledger/ledger.ts';
import { followApplications, type Following } from './candidacy/follow-applications.ts';

interface Kept {
  refresh(ledger: Ledger): Promise<void>;
}
/** Reads a book in memory again when what it is about has changed. */
const keep = (name: string, types: readonly string[], book: Kept): Reaction => ({
  name,
  types,
  react: (_, { ledger }) => book.refresh(ledger),
  reactToMany: (_, ledger) => book.refresh(ledger),
});

export const reactionsOf = (following: Following, book: Kept): readonly Reaction[] => [
  keep('keep-intakes', ['CallOpened', 'CallExtended', 'CallClosed', 'CallCancelled'], following.intakes),
  keep('keep-programmes', ['ProgrammePublished', 'ProgrammeRetired', 'ProgrammeReopened'], book),
  followApplications(following),
];
