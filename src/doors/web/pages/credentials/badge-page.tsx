/** The public page of one badge: what it says, whether it holds, and how to take it along and check it. */
import type { Remade } from '../../../../exchange/index.ts';
import type { Credential } from '../../../../programmes/credential/credential.ts';
import type { Verdict } from '../../../../exchange/index.ts';
import type { Ask, Door } from '../../door.ts';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said, SaidAtLength } from '../../look/parts/said.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { officesOf, type Offices } from '../services/around.ts';
import { OfficeName } from '../services/office-name.tsx';
import { Revoked } from './check-result.tsx';
import { findBadge } from './own.ts';
import { leadOf, reasonIn } from './saying.ts';

const verdictOf = ({ revoked, validFrom, validUntil }: Credential, now: string): Verdict => {
  if (revoked !== null) return 'revoked';
  if (validUntil !== null && validUntil <= now) return 'expired';
  return validFrom > now ? 'not-yet' : 'holds';
};
const reasons: Partial<Record<Verdict, string>> = { revoked: 'status-revoked', expired: 'dates-expired', 'not-yet': 'dates-not-yet' };

const Facts = ({ w, state, badge }: { readonly w: Words; readonly state: Credential; readonly badge: Remade }) => {
  const { achievement } = state;
  const day = (at: string) => <time datetime={at.slice(0, 10)}>{w.when(at.slice(0, 10))}</time>;
  return (
    <SummaryList
      rows={[
        { label: w.t('credentials.learner'), value: <bdi>{badge.issued.name}</bdi> },
        { label: w.t('credentials.for'), value: <Said w={w} text={achievement.name} /> },
        { label: w.t('credentials.issuer'), value: <bdi>{badge.document.issuer.name}</bdi> },
        { label: w.t('credentials.venue'), value: <Said w={w} text={achievement.venue} /> },
        {
          label: w.t('credentials.when'),
          value: w.t('credentials.between', { from: w.when(achievement.from), until: w.when(achievement.until) }),
        },
        { label: w.t('credentials.from'), value: day(state.validFrom) },
        { label: w.t('credentials.until'), value: state.validUntil === null ? w.t('credentials.no-end') : day(state.validUntil) },
        { label: w.t('credentials.criteria'), value: <SaidAtLength w={w} text={achievement.criteria} /> },
        ...(achievement.skills.length === 0
          ? []
          : [{ label: w.t('credentials.skills'), value: w.list(achievement.skills.map((skill) => w.text(skill).text)) }]),
      ]}
    />
  );
};

const officeIn = (w: Words, offices: Offices, id: string): string => {
  const office = offices.get(id);
  if (office === undefined) return id;
  const names = office.organisationNames;
  return w.text({ ...names, en: names.en ?? office.organisationName }).text;
};

const Endorsed = ({ w, id, state, offices }: { w: Words; id: string; state: Credential; offices: Offices }) =>
  state.endorsements.length === 0 ? null : (
    <section>
      <h2>{w.t('credentials.endorsed')}</h2>
      <ul class="plain">
        {state.endorsements.map(({ office, at, words }) => (
          <li>
            <p>
              <OfficeName w={w} offices={offices} id={office} />, <time datetime={at.slice(0, 10)}>{w.when(at.slice(0, 10))}</time>
            </p>
            {words === '' ? null : <blockquote dir="auto">{words}</blockquote>}
            <p class="small">
              <a href={`/credentials/endorsements/${id}.${encodeURIComponent(office)}`}>
                {w.t('credentials.endorsement-file', { by: officeIn(w, offices, office) })}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );

const kinds = ['png', 'svg', 'pdf', 'json', 'jwt'] as const;

const Picture = ({ w, badge }: { readonly w: Words; readonly badge: Remade }) => {
  const alt = w.t('credentials.picture-of', { achievement: badge.document.name, learner: badge.issued.name });
  return <img src={`/credentials/${badge.id}.svg`} alt={alt} width="320" height="320" />;
};

const Aside = ({ w, badge }: { readonly w: Words; readonly badge: Remade }) => (
  <aside class="stack no-print">
    <h2 class="aside-title">{w.t('credentials.take')}</h2>
    <p class="soft small">{w.t('credentials.take-lead')}</p>
    <ul class="plain">
      {kinds.map((kind) => (
        <li>
          <a href={`/credentials/${badge.id}.${kind}${kind === 'pdf' && w.language !== 'en' ? `?lang=${w.language}` : '?save'}`}>
            {w.t(`credentials.take-${kind}`)}
          </a>
        </li>
      ))}
    </ul>
  </aside>
);

const How = ({ w, badge }: { readonly w: Words; readonly badge: Remade }) => (
  <details class="no-print">
    <summary>{w.t('credentials.how-title')}</summary>
    <p>{w.t('credentials.how')}</p>
    <ul>
      <li>
        <a href="/.well-known/did.json">{w.t('credentials.did')}</a>{' '}
        <code class="break" dir="ltr">
          {badge.document.issuer.id}
        </code>
      </li>
      <li>
        <a href={new URL(badge.document.credentialStatus.statusListCredential).pathname}>{w.t('credentials.status-list')}</a>
      </li>
      <li>
        <a href="/credentials/check">{w.t('credentials.check-it')}</a>
      </li>
    </ul>
  </details>
);

const gone = (c: Ask, door: Door, erased: boolean): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const title = w.t('credentials.verdict-unproven');
  const why = erased ? reasonIn(w, { reason: 'badge-erased' }) : w.t('credentials.not-remade');
  return door.frame.page(c, { title, noIndex: true, children: [<h1>{title}</h1>, <p class="lead">{why}</p>] }, erased ? 410 : 503);
};

export const showBadge = async (c: Ask, door: Door): Promise<Response> => {
  const found = await findBadge(door, c.req.param('id') ?? '');
  if (found === undefined) return nothingHere(c, door);
  const { state, remade: badge } = found;
  if (badge === undefined || !(await door.badges.genuine(badge))) return gone(c, door, state.name === null);
  const { words: w } = c.get('visitor');
  const verdict = verdictOf(state, door.clock());
  const reason = reasons[verdict];
  const lead = leadOf(w, { verdict, wrong: reason === undefined ? null : { reason } }, { from: state.validFrom, until: state.validUntil });
  const title = w.t('credentials.badge-of', { achievement: w.text(state.achievement.name).text, learner: badge.issued.name });
  const offices: Offices = state.endorsements.length === 0 ? new Map() : await officesOf(door);
  return door.frame.page(c, {
    title,
    noIndex: true,
    crumbs: [
      { label: w.text(state.achievement.name).text, href: `/achievements/${encodeURIComponent(state.achievement.id)}` },
      { label: badge.issued.name },
    ],
    hero: (
      <div class="badge-hero">
        <div class="stack">
          <p class="eyebrow">{w.t(`credentials.verdict-${verdict}`)}</p>
          <h1>
            <Said w={w} text={state.achievement.name} />
          </h1>
          <p class="lead">{w.t('credentials.page-lead', { learner: badge.issued.name })}</p>
          {verdict === 'holds' ? (
            <p>
              <Tag look="live">{w.t('credentials.tag-holds')}</Tag>
            </p>
          ) : verdict === 'not-yet' ? null : (
            <p>
              <Tag look="refused">✕ {w.t('credentials.tag-refused')}</Tag>
            </p>
          )}
        </div>
        <Picture w={w} badge={badge} />
      </div>
    ),
    children: (
      <>
        {state.revoked ? <Revoked w={w} revoked={state.revoked} /> : null}
        <div class="main-side">
          <div class="stack">
            <section>
              <p class="lead">{lead}</p>
              <SaidAtLength w={w} text={state.achievement.description} />
              <Facts w={w} state={state} badge={badge} />
            </section>
            <Endorsed w={w} id={badge.id} state={state} offices={offices} />
            <section>
              <Notice w={w} kind={verdict === 'holds' ? 'success' : 'info'} title={w.t('credentials.steps')}>
                <p>{w.t('credentials.proven')}</p>
              </Notice>
              <How w={w} badge={badge} />
            </section>
          </div>
          <Aside w={w} badge={badge} />
        </div>
      </>
    ),
  });
};
