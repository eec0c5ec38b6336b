/** One partner, for its desk officer: how it stands and why, what is late, what lapses, whom to meet next. */
import { quietWith } from '../../../../communiques/tracker/promises/queries.ts';
import { listPlans } from '../../../../engagements/action-plan/queries.ts';
import { listAgreements } from '../../../../engagements/agreement/queries.ts';
import { mostUrgent } from '../../../../engagements/obligations/queries.ts';
import { findRelationship } from '../../../../engagements/relationship/queries.ts';
import { listGroups } from '../../../../engagements/working-group/queries.ts';
import { refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { Figures } from '../../look/parts/lists.tsx';
import { nothingHere, refused } from '../../refused.tsx';
import { todayOf } from '../register/today.ts';
import { Reasons } from './health-words.tsx';
import { Agreements, Groups, LapsesNext, MeetingsOf, Owed, Plans, Quiet } from './relation-parts.tsx';
import { Sides } from './relations.tsx';
import { inRegister, partnerOf, relationPath, standOf, withSide } from './standpoint.ts';

/** How many of each list a partner's page shows; the lists themselves have all. */
/** Days ahead in which a partner's page tells of ends and of renewals that close. */
const horizon = { ends: 365, renews: 180 } as const;
export const shown = { owed: 6, agreements: 10, quiet: 6, groups: 10, plans: 5 } as const;

export const showRelation = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const stand = await standOf(c, door);
  if (stand === undefined) return refused(c, door, refuse('not-allowed'));
  const partner = partnerOf(c.req.param('partner') ?? '', stand);
  if (partner === undefined) return nothingHere(c, door);
  const { ledger } = door;
  const { us, today } = stand;
  const named = inRegister(stand, partner);
  const [quiet, urgent, agreements, plans] = await Promise.all([
    named === undefined ? { count: 0, lines: [] } : quietWith(ledger, named, todayOf(door), shown.quiet),
    mostUrgent(ledger, actor, [us, partner], today, shown.owed),
    listAgreements(ledger, { country: partner, own: true, limit: shown.agreements }, { kind: 'actor', actor }),
    listPlans(ledger, actor, { partner }),
  ]);
  const relationship = await findRelationship(
    ledger,
    actor,
    { ...stand, horizon, owed: urgent.counts, quiet: new Map([[partner, quiet.count]]) },
    partner,
  );
  const { facts, health, inForce, drafts, next, last } = relationship;
  // Most partners have none, and are not asked for them.
  const groups = relationship.groups === 0 ? [] : await listGroups(ledger, actor, { country: partner, own: true, status: 'active' });
  const title = w.t('relations.between', { us: w.country(us), partner: w.country(partner) });
  const owed = (whose: 'ours' | 'theirs', standing: string) =>
    withSide(stand, `/obligations?partner=${partner}&whose=${whose}&standing=${standing}`);
  const lines = urgent.lines.filter((line) => line.countries.includes(us));
  return door.frame.page(c, {
    title,
    noIndex: true,
    crumbs: [
      { label: w.t('frame.home'), href: '/' },
      { label: w.t('relations.title'), href: withSide(stand, '/relations') },
      { label: w.country(partner) },
    ],
    children: (
      <div class="stack relation">
        <header class="stack">
          <p class="eyebrow">{w.t('relations.title')}</p>
          <h1>{title}</h1>
          <Sides w={w} stand={stand} at={relationPath(partner)} />
          <p class="actions">
            <LinkButton
              href={withSide(stand, `/briefs/${partner.toLowerCase()}${next === null ? '' : `?for=${encodeURIComponent(next.id)}`}`)}
            >
              {w.t('relations.brief')}
            </LinkButton>
            <LinkButton look="second" href={`/meetings/new?partner=${partner}`}>
              {w.t('relations.plan-meeting')}
            </LinkButton>
            <LinkButton look="second" href={`/agreements/new?partner=${partner}`}>
              {w.t('relations.draft-agreement')}
            </LinkButton>
            <a href={withSide(stand, `/obligations?partner=${partner}`)}>{w.t('relations.all-owed')}</a>
            <a href={`/partners/${partner.toLowerCase()}`}>{w.t('relations.in-register')}</a>
          </p>
        </header>
        <Reasons w={w} health={health} />
        <Figures
          figures={[
            { value: w.number(facts.ours.count), label: w.t('relations.overdue-ours'), href: owed('ours', 'overdue') },
            { value: w.number(facts.theirs.count), label: w.t('relations.overdue-theirs'), href: owed('theirs', 'overdue') },
            { value: w.number(inForce), label: w.t('relations.in-force'), href: `/agreements?country=${partner}` },
            { value: w.number(drafts), label: w.t('relations.negotiated'), href: `/agreements?country=${partner}` },
          ]}
        />
        <Owed w={w} stand={stand} partner={partner} lines={lines} counts={urgent.counts} />
        <div class="two">
          <LapsesNext w={w} lapsing={facts.lapsing} />
          <MeetingsOf w={w} partner={partner} next={next} last={last} />
        </div>
        <Agreements w={w} partner={partner} lines={agreements} total={inForce + drafts} />
        <div class="two">
          <Groups w={w} groups={groups.slice(0, shown.groups)} />
          <Plans w={w} partner={partner} plans={plans.slice(0, shown.plans)} />
        </div>
        <Quiet w={w} partner={named} quiet={quiet} />
      </div>
    ),
  });
};
