import { listOutbox, listUnsent, type OutboxMail } from '../../../../identity/index.ts';
import { directionOf } from '../../../../kernel/language/language.ts';
import type { Ask, Door } from '../../door.ts';
import { EmptyState, SummaryList } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { safeHref } from '../../look/safe-href.ts';
import { nothingHere } from '../../refused.tsx';
import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { administrationPage, keepers } from './frame.tsx';

const most = 200;

const Unsent = async ({ c, door }: { readonly c: Ask; readonly door: Door }) => {
  const { words: w } = c.get('visitor');
  const unsent = await listUnsent(door.ledger.db);
  if (unsent.length === 0) return <p>{w.t('administration.unsent-none')}</p>;
  return (
    <section>
      <h2>{w.t('administration.unsent')}</h2>
      <Table
        caption={w.t('administration.unsent')}
        hideCaption
        rows={unsent}
        columns={[
          { label: w.t('administration.job'), kind: 'main', cell: (m) => <code>{m.key}</code> },
          { label: w.t('administration.reaction-failures'), cell: (m) => w.t('administration.unsent-attempts', { count: m.attempts }) },
          { label: w.t('administration.reaction-error'), cell: (m) => <bdi>{m.why}</bdi> },
        ]}
      />
    </section>
  );
};

const show = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const smtp = door.settings.SMTP_URL;
  const mails = await listOutbox(door.ledger.db, { limit: most });
  const children = (
    <div class="stack">
      <p class="lead">
        {smtp === undefined ? w.t('administration.outbox-lead') : w.t('administration.outbox-smtp', { server: new URL(smtp).host })}
      </p>
      {smtp === undefined ? null : await Unsent({ c, door })}
      {mails.length > 0 ? (
        <Table
          caption={w.t('administration.outbox')}
          hideCaption
          rows={mails}
          columns={[
            {
              label: w.t('administration.mail-subject'),
              kind: 'main',
              cell: (m) => (
                <a
                  href={`/administration/outbox/read?${new URLSearchParams({ mail: m.id })}`}
                  lang={m.language}
                  dir={directionOf(m.language)}
                >
                  {m.subject}
                </a>
              ),
            },
            { label: w.t('administration.mail-to'), cell: (m) => <bdi>{m.recipient}</bdi> },
            { label: w.t('administration.mail-at'), cell: (m) => w.instant(m.at) },
          ]}
        />
      ) : smtp === undefined ? (
        <EmptyState title={w.t('administration.outbox-none')}>{w.t('administration.outbox-none-body')}</EmptyState>
      ) : null}
    </div>
  );
  return administrationPage(c, door, { part: 'outbox', children });
};

/** A mail's plain text with its addresses as links. */
export const Linked = ({ text }: { readonly text: string }) => (
  <>{text.split(/(https?:\/\/[^\s<>"]+)/).map((part, i) => (i % 2 === 1 ? <a href={safeHref(part)}>{part}</a> : part))}</>
);

const read = (c: Ask, door: Door, mail: OutboxMail): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const children = (
    <div class="stack">
      <SummaryList
        short
        rows={[
          { label: w.t('administration.mail-to'), value: <bdi>{mail.recipient}</bdi> },
          { label: w.t('administration.mail-at'), value: w.instant(mail.at) },
        ]}
      />
      <div class="reading-text" lang={mail.language} dir={directionOf(mail.language)}>
        {mail.text
          .trim()
          .split(/\n{2,}/)
          .map((paragraph) => (
            <p>
              <Linked text={paragraph} />
            </p>
          ))}
      </div>
    </div>
  );
  return administrationPage(c, door, { part: 'outbox', title: mail.subject, children });
};

export const outbox: Mount = (app, door) => {
  const { shows } = mounting(app, door);
  shows('/administration/outbox', keepers, show);
  // A mail's id may hold a slash, so it is not part of the path.
  shows('/administration/outbox/read', keepers, async (c) => {
    const mail = (await listOutbox(door.ledger.db, { limit: most })).find((one) => one.id === c.req.query('mail'));
    return mail ? read(c, door, mail) : nothingHere(c, door);
  });
};
