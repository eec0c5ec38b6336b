import type { Room } from '../ledger/ledger.ts';
import type { Around } from './around.ts';
import type { EraseInLedger } from './erasing/erasing.ts';
import { endSessions, erasingTasks } from './erasing/erasing.ts';
import { follower } from './follower/follower-decider.ts';
import { migrations as followerMigrations } from './follower/row.ts';
import { migrations as keyMigrations } from './keys/queries.ts';
import { migrations as linkMigrations } from './links/queries.ts';
import { migrations as mailMigrations } from './mail/queries.ts';
import { sendBySmtp } from './mail/send.ts';
import { type MakeAttachments, mailTask } from './mail/task.ts';
import { organisation } from './organisation/organisation-decider.ts';
import { migrations as organisationMigrations } from './organisation/row.ts';
import { person } from './person/person-decider.ts';
import { migrations as personMigrations } from './person/row.ts';
import { migrations as sessionMigrations } from './sessions/schema.ts';

export interface IdentitySettings extends Omit<Around, 'ledger'> {
  /** The mail server; without one, mail lands in the outbox. */
  readonly smtpUrl?: string | undefined;
  readonly mailFrom: string;
  readonly erase: EraseInLedger;
  /** Makes the files of mails that bring some. */
  readonly attachments?: MakeAttachments | undefined;
}

/** Who is acting and what they may do. */
export const identityRoom = (settings: IdentitySettings): Room => ({
  name: 'identity',
  deciders: [person, organisation, follower],
  migrations: [
    ...personMigrations,
    ...organisationMigrations,
    ...followerMigrations,
    ...linkMigrations,
    ...mailMigrations,
    ...sessionMigrations,
    ...keyMigrations,
  ],
  reactions: [endSessions],
  tasks: {
    ...erasingTasks(settings.erase),

    mail: mailTask({ ...settings, send: settings.smtpUrl === undefined ? undefined : sendBySmtp(settings.smtpUrl, settings.mailFrom) }),
  },
});

export type { Around } from './around.ts';
export type { GridThing } from './access/grid.ts';
export { thingFrom } from './access/from-examples.ts';
export type { StateExample } from './access/from-examples.ts';
export { gridPage } from './access/grid-page.ts';
export { identityGrid } from './access/things.ts';
export { dropEverythingOf, erasePerson } from './erasing/erasing.ts';
export type { EraseInLedger } from './erasing/erasing.ts';
export { confirmFollow, follow, unfollow } from './follower/follow.ts';
export { findFollower, followersOf } from './follower/queries.ts';
export { actorOfKey, listKeys, makeKey, revokeKey } from './keys/keys.ts';
export type { OwnKey, Scope } from './keys/keys.ts';
export { findLink, linkPaths, makeLink, takeLink } from './links/links.ts';
export type { Purpose } from './links/links.ts';
export { mailJob } from './mail/mail-job.ts';
export type { Letter, Letters, MailOrder } from './mail/mail-job.ts';
export { mailboxOf, openPost } from './mail/post.ts';
export type { Post, Posting } from './mail/post.ts';
export { getMail, listOutbox, listUnsent, orderMail } from './mail/queries.ts';
export type { OutboxMail } from './mail/queries.ts';
export { applyPack } from './organisation/from-pack.ts';
export type { PackOrganisation } from './organisation/from-pack.ts';
export { findOffice, findOrganisation, listOffices, listOrganisations } from './organisation/queries.ts';
export type { OfficeRow, OrganisationRow } from './organisation/queries.ts';
export { countPeople, findPerson, findPersonByEmail, hasAnyone, listPeople, namesOf } from './person/queries.ts';
export type { PersonRow } from './person/queries.ts';
export { changePassword, choosePassword, provePassword, requestReset, setPassword } from './sessions/password.ts';
export { addPerson, emailTaken, issueRecoveryLink, issueSetupLink, setUp, signUp } from './sessions/joining.ts';
export { endSession, findSession, isFormOf, listSessions, openSession, signOut, signOutEverywhere } from './sessions/session.ts';
export type { OwnSession, SignedIn } from './sessions/session.ts';
export { signIn } from './sessions/sign-in.ts';
export type { SignInTry } from './sessions/sign-in.ts';
export { tryOnce } from './sessions/rate-limit.ts';
export { follower, organisation, person };
