/**
 * What other rooms may know of this one: ids and published events. Types only, never code.
 * Streams: `person/<id>`, `organisation/<id>`, `follower/<id>`. Ids of organisations and offices are the pack's own words.
 */
import type { Id } from '../kernel/identifiers/identifiers.ts';
import type { FollowerFact } from './follower/follower.ts';
import type { OrganisationFact } from './organisation/organisation.ts';
import type { PersonFact } from './person/person.ts';

export type PersonId = Id;
export type OrganisationId = Id;
export type OfficeId = Id;
export type FollowerId = Id;
export type { Attachment, Letter, Letters, MailOrder, MailTo } from './mail/mail-job.ts';

/** Everything a sibling or a door may listen to; the personal parts are not for them. */
export type Published = PersonFact | OrganisationFact | FollowerFact;
