import type { Mount } from '../pages.ts';
import { audit } from './audit.tsx';
import { health } from './health.tsx';
import { organisationPages } from './organisation.tsx';
import { organisations } from './organisations.tsx';
import { outbox } from './outbox.tsx';
import { people } from './people.tsx';
import { personPages } from './person.tsx';
import { settings } from './settings.tsx';

/** What administrators keep and auditors read. Addresses with a fixed word stand before those with an id. */
export const administrationPages: readonly Mount[] = [
  health,
  people,
  personPages,
  organisations,
  organisationPages,
  audit,
  outbox,
  settings,
];
