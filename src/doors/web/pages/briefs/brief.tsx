/** One page for the next visit: every line from the register or from what both sides signed, with the way to where it stands. */
import type { Brief, BriefFact, BriefSource, SaidFact, Section } from '../../../../engagements/brief/brief.ts';
import { shortenBrief } from '../../../../engagements/brief/shorten.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { obligationPath } from '../obligations/address.ts';
import { langOf } from '../obligations/parts.tsx';
import { relationPath, withSide, type Stand } from '../relations/standpoint.ts';
import { Sides } from '../relations/relations.tsx';
import { briefOf, briefPath } from './find.ts';

/** Facts a section may have so that all of it prints on one A4 page: Nastaliq needs more room for a line. */
const most: Readonly<Record<string, number>> = { en: 5, ur: 4 };

const sourceHref = ({ kind, id, obligation }: BriefSource): string => {
  if (kind === 'commitment') return `/commitments/${encodeURIComponent(id)}`;
  if (kind === 'communique') return `/communiques/${encodeURIComponent(id)}`;
  if (obligation !== null) return obligationPath({ source: kind, of: id, id: obligation });
  return kind === 'agreement' ? `/agreements/${encodeURIComponent(id)}` : `/meetings/${encodeURIComponent(id)}`;
};

const noteOf = (w: Words, fact: BriefFact): readonly string[] => [
  ...(fact.due === null ? [] : [w.t('briefs.due', { day: w.when(fact.due) })]),
  ...(fact.daysLate > 0 ? [w.t('obligations.days-late', { count: fact.daysLate })] : []),
  ...(fact.we === null ? [] : [w.t('obligations.we-say', { status: w.t(`obligations.status-${fact.we}`) })]),
  ...(fact.they === null ? [] : [w.t('obligations.they-say', { status: w.t(`obligations.status-${fact.they}`) })]),
  ...[fact.stage === null ? '' : `stage.${fact.stage}`, fact.delivery === null ? '' : `delivery.${fact.delivery}`].flatMap((key) =>
    w.has(key) ? [w.t(key)] : [],
  ),
  ...(fact.quiet ? [w.t('sign.gone-quiet')] : []),
];
const Fact = ({ w, fact }: { readonly w: Words; readonly fact: BriefFact }) => (
  <li class={fact.daysLate > 0 || fact.disagree ? 'alarm' : undefined}>
    <p class="fact">
      <bdi lang={langOf(fact.text)}>{fact.text}</bdi>
    </p>
    <p class="source">
      {noteOf(w, fact).map((part) => (
        <>{part} · </>
      ))}
      <a href={sourceHref(fact.source)}>
        <bdi>{fact.source.reference}</bdi>
      </a>
      {fact.commitment === null ? null : (
        <>
          {' · '}
          <a href={`/commitments/${encodeURIComponent(fact.commitment)}`}>
            <bdi>{fact.commitment}</bdi>
          </a>
        </>
      )}
    </p>
  </li>
);
const Facts = ({ w, title, section }: { readonly w: Words; readonly title: string; readonly section: Section }) => (
  <section>
    <h2>{title}</h2>
    {section.facts.length === 0 ? (
      <p class="source">{w.t('briefs.nothing')}</p>
    ) : (
      <ol>
        {section.facts.map((fact) => (
          <Fact w={w} fact={fact} />
        ))}
      </ol>
    )}
    {section.more > 0 ? <p class="source">{w.t('briefs.more', { count: section.more })}</p> : null}
  </section>
);
const Said = ({ w, said }: { readonly w: Words; readonly said: SaidFact }) => (
  <li>
    <p class="fact">
      <bdi lang={langOf(said.text)}>{said.what === 'quote' ? <q>{said.text}</q> : said.text}</bdi>
    </p>
    <p class="source">
      {w.t(`briefs.said-${said.what}`)} · {w.when(said.day)} ·{' '}
      <a href={sourceHref(said.source)}>
        <bdi>{said.source.reference}</bdi>
      </a>
    </p>
  </li>
);

export const BriefSheet = ({ w, brief }: { readonly w: Words; readonly brief: Brief }) => {
  const { us, partner, meeting, lastMeeting } = brief;
  const partnerName = w.country(partner);
  return (
    <article class="brief" lang={w.language}>
      <header>
        <h1>{w.t('briefs.title', { partner: partnerName })}</h1>
        <p class="source">
          {w.t('briefs.as-of', { us: w.country(us), day: w.when(brief.day) })}
          {meeting === null ? null : (
            <>
              {' · '}
              <a href={`/meetings/${encodeURIComponent(meeting.id)}`} dir="auto">
                {meeting.title}
              </a>
              {', '}
              {w.instantIn(meeting.starts, meeting.zone)}
              {meeting.place === '' ? null : (
                <>
                  {', '}
                  <bdi>{meeting.place}</bdi>
                </>
              )}
            </>
          )}
        </p>
      </header>
      <div class="sheet">
        <Facts w={w} title={w.t('briefs.overdue-ours')} section={brief.overdueOurs} />
        <Facts w={w} title={w.t('briefs.overdue-theirs', { partner: partnerName })} section={brief.overdueTheirs} />
        <Facts w={w} title={w.t('briefs.promised-ours')} section={brief.promisedByUs} />
        <Facts w={w} title={w.t('briefs.promised-theirs')} section={brief.promisedByThem} />
        {brief.together.facts.length === 0 ? null : <Facts w={w} title={w.t('briefs.together')} section={brief.together} />}
        <section>
          <h2>{w.t('briefs.said')}</h2>
          {lastMeeting === null ? null : (
            <p class="source">
              <a href={`/meetings/${encodeURIComponent(lastMeeting.id)}`} dir="auto">
                {lastMeeting.title}
              </a>
              , {w.when(lastMeeting.day)}
            </p>
          )}
          {brief.saidLastTime.length === 0 ? (
            <p class="source">{w.t('briefs.nothing-said')}</p>
          ) : (
            <ol>
              {brief.saidLastTime.map((said) => (
                <Said w={w} said={said} />
              ))}
            </ol>
          )}
        </section>
      </div>
    </article>
  );
};

const crumbs = (w: Words, stand: Stand, partner: string) => [
  { label: w.t('frame.home'), href: '/' },
  { label: w.t('relations.title'), href: withSide(stand, '/relations') },
  { label: w.country(partner), href: withSide(stand, relationPath(partner)) },
  { label: w.t('relations.brief') },
];
export const showBrief = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const found = await briefOf(c, door, c.req.param('partner') ?? '');
  if (found === undefined) return nothingHere(c, door);
  const { stand, brief } = found;
  return door.frame.page(c, {
    title: w.t('briefs.title', { partner: w.country(brief.partner) }),
    noIndex: true,
    crumbs: crumbs(w, stand, brief.partner),
    children: (
      <>
        <Sides w={w} stand={stand} at={`/briefs/${brief.partner.toLowerCase()}`} />
        <p class="actions">
          <LinkButton look="second" href={briefPath(stand, brief, '.pdf')}>
            {w.t('briefs.as-pdf')}
          </LinkButton>
          <span class="soft small">{w.t('briefs.print-hint')}</span>
        </p>
        <BriefSheet w={w} brief={shortenBrief(brief, most[w.language] ?? 5)} />
      </>
    ),
  });
};
