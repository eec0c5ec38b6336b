import { z } from 'zod';
import type { Ledger, Task } from '../../ledger/ledger.ts';
import type { Around } from '../around.ts';
import { findFollower } from '../follower/queries.ts';
import type { Purpose } from '../links/links.ts';
import { linkPaths, makeLink } from '../links/links.ts';
import { findPerson } from '../person/queries.ts';
import type { Attachment, Letters, Template } from './mail-job.ts';
import { templates } from './mail-job.ts';
import { putInOutbox } from './queries.ts';
import type { Send } from './send.ts';
import { letters } from './words.ts';
import { writeMail } from './write-mail.ts';

const Letter = z.object({
  subject: z.string(),
  paragraphs: z.array(z.string()),
  link: z.object({ words: z.string(), href: z.string() }).optional(),
});
const Order = z.object({
  to: z.union([z.object({ person: z.string() }), z.object({ follower: z.string() })]),
  mail: z.string(),
  template: z.enum(templates).optional(),
  linkTo: z.string().optional(),
  attach: z.string().optional(),
  linkFor: z.custom<Purpose>((value) => typeof value === 'string' && Object.hasOwn(linkPaths, value)).optional(),
  letters: z.intersection(z.object({ en: Letter }), z.record(z.string(), Letter)).optional(),
});
type Order = z.infer<typeof Order>;

interface Addressee {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly follower: boolean;
}

const purposes: Readonly<Partial<Record<Template, Purpose>>> = {
  invitation: 'invitation',
  'confirm-address': 'invitation',
  reset: 'reset',
  'already-registered': 'reset',
  'confirm-following': 'follow',
  track: 'track',
};

const withLink = (letters: Letters, href: string): Letters => ({
  ...letters,
  ...Object.fromEntries(
    Object.entries(letters).map(([language, letter]) => [language, letter.link ? { ...letter, link: { ...letter.link, href } } : letter]),
  ),
});

/** Nobody, where the person was erased or suspended, or the follower left, since the mail was ordered. */
const addresseeOf = async (around: Pick<Around, 'ledger'>, { to, template }: Order): Promise<Addressee | undefined> => {
  const { db } = around.ledger;
  if ('person' in to) {
    const found = await findPerson(db, to.person);
    if (found === undefined || found.email === null || found.status === 'suspended' || found.status === 'erased') return undefined;
    if (found.status === 'active' && (template === 'invitation' || template === 'confirm-address')) return undefined;
    return { id: found.id, email: found.email, name: found.name ?? '', language: found.language, follower: false };
  }
  const found = await findFollower(db, to.follower);
  const wanted = template === 'confirm-following' ? 'waiting' : 'confirmed';
  if (found === undefined || found.email === null || found.status !== wanted) return undefined;
  return { id: found.id, email: found.email, name: '', language: found.language, follower: true };
};

/** Makes the files of an order's `attach`; none, where they are not there any more. */
export type MakeAttachments = (ledger: Ledger, attach: string) => Promise<readonly Attachment[]>;

/** The task `mail`. Links are made here, at the last moment, so that no token ever waits in the table of jobs. */
export const mailTask =
  (a: Omit<Around, 'ledger'> & { readonly send: Send | undefined; readonly attachments?: MakeAttachments | undefined }): Task =>
  async (payload, { ledger }) => {
    const order = Order.parse(payload);
    const around = { ...a, ledger };
    const to = await addresseeOf(around, order);
    if (to === undefined) return;
    const purpose = order.linkFor ?? (order.template && purposes[order.template]);
    const href = purpose ? await makeLink(around, purpose, order.linkTo ?? to.id) : '';
    const own = order.letters && purpose ? withLink(order.letters, href) : order.letters;
    const said = order.template ? letters[order.template](href, to.name) : own;
    if (said === undefined) throw new Error('a mail needs a template or letters');
    const unfollow = to.follower && order.template === undefined ? await makeLink(around, 'unfollow', to.id) : undefined;
    const written = writeMail(said, to.language, unfollow);
    if (a.send) {
      const attachments = order.attach === undefined ? undefined : await a.attachments?.(ledger, order.attach);
      return a.send({ ...written, id: order.mail, recipient: to.email, unfollow, attachments });
    }
    await putInOutbox(ledger.db, {
      id: order.mail,
      about: to.id,
      recipient: to.email,
      language: written.language,
      subject: written.subject,
      body_text: written.text,
      body_html: written.html,
      at: new Date(a.clock()),
    });
  };
