/** Regional bodies that sit at the table as one side; a communiqué with one of them binds all its members. */
import type { Iso2 } from '../extraction.ts';

export const blocs: Readonly<Record<string, readonly Iso2[]>> = {
  asean: ['BN', 'ID', 'KH', 'LA', 'MM', 'MY', 'PH', 'SG', 'TH', 'VN'],
};
