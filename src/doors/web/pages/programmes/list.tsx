/** All programmes: what can be applied for now, what is coming, and what came of those before. */
import { type CallLine, listCalls } from '../../../../programmes/call/queries.ts';
import type { ProgrammeDefinition } from '../../../../programmes/programme/definition.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { homeOf, Moment, type Phase, phaseOf, PhaseTag, phases, Until } from './around.tsx';

export interface Listed {
  readonly programme: ProgrammeDefinition;
  readonly calls: readonly { readonly call: CallLine; readonly phase: Phase }[];
  /** The call that matters most to whoever comes now. */
  readonly first: { readonly call: CallLine; readonly phase: Phase } | undefined;
}
const parts = ['open', 'coming', 'reviewing', 'past'] as const;
type Part = (typeof parts)[number];
const partOf = ({ first }: Listed): Part => {
  if (first === undefined || first.phase === 'cancelled') return 'coming';
  return first.phase === 'published' || first.phase === 'concluded' ? 'past' : first.phase;
};

/** Every programme with its public calls; a retired one only while it has calls to show. */
export const listedProgrammes = async (door: Pick<Door, 'ledger' | 'programmes' | 'clock'>): Promise<readonly Listed[]> => {
  const now = door.clock();
  const all = await listCalls(door.ledger);
  const { book } = door.programmes;
  return book
    .known()
    .map((programme): Listed => {
      const calls = all.filter((call) => call.programme === programme.id).map((call) => ({ call, phase: phaseOf(call, now) }));
      const first = calls.toSorted((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase))[0];
      return { programme, calls, first };
    })
    .filter(({ programme, calls }) => calls.length > 0 || !book.isRetired(programme.id));
};

const ProgrammeRow = ({ w, home, one }: { readonly w: Words; readonly home: string; readonly one: Listed }) => {
  const { programme, first } = one;
  const { venues } = programme.call;
  const seats = first?.call.seats ?? venues.reduce((sum, venue) => sum + venue.seats, 0);
  return (
    <li class="programme-row">
      <div>
        <p class="eyebrow">{w.list(programme.partners.map(w.country))}</p>
        <h3>
          <a href={`/programmes/${programme.id}`}>
            <Said w={w} text={programme.title} />
          </a>
        </h3>
        <p>
          <Said w={w} text={programme.summary} />
        </p>
        <p class="meta">
          <span>{w.t('programmes.seats', { count: seats })}</span>
          <span>{w.list([...new Set(venues.map((venue) => w.text(venue.city).text))])}</span>
        </p>
      </div>
      <div class="programme-now">
        {first === undefined ? (
          <p class="soft">{w.t('programmes.no-call-yet')}</p>
        ) : (
          <>
            <p>
              <PhaseTag w={w} phase={first.phase} />
            </p>
            {first.phase === 'open' && first.call.closes !== null ? (
              <p>
                {w.t('programmes.closes')} <Until w={w} at={first.call.closes} zone={first.call.zone} home={home} />
              </p>
            ) : null}
            {first.phase === 'coming' && first.call.opens !== null ? (
              <p>
                {w.t('programmes.opens')} <Moment w={w} at={first.call.opens} zone={first.call.zone} home={home} />
              </p>
            ) : null}
            {first.phase === 'published' || first.phase === 'concluded' ? (
              <p>{w.t('programmes.placed-of', { placed: first.call.placed, seats: first.call.seats })}</p>
            ) : null}
            <p class="actions">
              <LinkButton compact look={first.phase === 'open' ? 'first' : 'second'} href={`/calls/${first.call.id}`}>
                {w.t(first.phase === 'open' ? 'programmes.see-and-apply' : 'programmes.see-call')}
              </LinkButton>
            </p>
          </>
        )}
      </div>
    </li>
  );
};

export const showProgrammes = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, person } = c.get('visitor');
  const every = await listedProgrammes(door);
  const partners = [...new Set(every.flatMap(({ programme }) => programme.partners))].sort((a, b) => w.compare(w.country(a), w.country(b)));
  const asked = (c.req.query('partner') ?? '').toUpperCase();
  const partner = partners.find((one) => one === asked);
  const shown = partner === undefined ? every : every.filter(({ programme }) => programme.partners.includes(partner));
  const home = homeOf(door, w);
  const address = (one?: string): string => (one === undefined ? '/programmes' : `/programmes?partner=${one}`);
  return door.frame.page(c, {
    title: w.t('programmes.title'),
    description: w.t('programmes.lead'),
    crumbs: [{ href: '/', label: w.t('frame.home') }, { label: w.t('programmes.title') }],
    hero: (
      <>
        <h1>{w.t('programmes.title')}</h1>
        <p class="lead">{w.t('programmes.lead')}</p>
        {person === null ? null : (
          <p>
            <a href="/places">{w.t('places.title')}</a>
          </p>
        )}
      </>
    ),
    children: (
      <>
        {partners.length > 1 ? (
          <nav aria-label={w.t('programmes.by-partner')}>
            <ul class="chips">
              {[undefined, ...partners].map((one) => (
                <li>
                  <a href={address(one)} aria-current={one === partner ? 'true' : undefined}>
                    {one === undefined ? w.t('programmes.all-partners') : w.country(one)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        {shown.length === 0 ? <EmptyState title={w.t('programmes.none-title')}>{w.t('programmes.none-body')}</EmptyState> : null}
        {parts
          .map((part) => ({ part, list: shown.filter((one) => partOf(one) === part) }))
          .filter(({ list }) => list.length > 0)
          .map(({ part, list }) => (
            <section>
              <h2>{w.t(`programmes.part-${part}`)}</h2>
              <ul class="programme-rows">
                {list.map((one) => (
                  <ProgrammeRow w={w} home={home} one={one} />
                ))}
              </ul>
            </section>
          ))}
        {every.length > 0 ? (
          <p class="soft small no-print">
            {w.t('programmes.open-data')} <a href="/open-data/programmes.csv">CSV</a> <a href="/open-data/programmes.json">JSON</a>
          </p>
        ) : null}
      </>
    ),
  });
};
