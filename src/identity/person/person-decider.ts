import type { Decider } from '../../kernel/decider/decider.ts';
import { eraseJob } from '../erasing/erase-job.ts';
import { mailJob } from '../mail/mail-job.ts';
import { access } from './access.ts';
import type { PersonCommand } from './decide.ts';
import { decide } from './decide.ts';
import type { Person, PersonFact } from './person.ts';
import { evolve } from './person.ts';
import { rows, tables } from './row.ts';

export const person: Decider<Person, PersonFact, PersonCommand> = {
  kind: 'person',
  tables,
  evolve,
  access,
  decide,
  rows,
  // The job names the person, never the address: it is looked up when the mail is sent, so an erased person gets none.
  jobs: (_state, id, facts) =>
    facts.flatMap((fact) => {
      if (fact.type === 'PersonInvited') return [mailJob({ to: { person: id }, template: 'invitation', mail: `${id}/invitation` })];
      if (fact.type === 'PersonRegistered' && !fact.data.confirmed) {
        return [mailJob({ to: { person: id }, template: 'confirm-address', mail: `${id}/confirm-address` })];
      }
      return fact.type === 'PersonErased' ? [eraseJob(id)] : [];
    }),
};
