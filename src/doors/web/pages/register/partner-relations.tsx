/** What the public may know of a relationship: agreements in force, working groups, and gatherings to come. */
import { type AgreementLine, listAgreements } from '../../../../engagements/agreement/queries.ts';
import { listMeetings, type MeetingLine } from '../../../../engagements/meeting/queries.ts';
import { listGroups } from '../../../../engagements/working-group/queries.ts';
import { dayIn } from '../../../../kernel/time/local-day.ts';
import { anyone } from '../../../../kernel/decider/actor.ts';
import type { Door } from '../../door.ts';
import type { Words } from '../../words/words.ts';

/** Of each kind; the rest is a page away. */
const most = 5;

/** For the first page: what was agreed last and holds, and what comes next, with whomever. */
const first = 4;
export const relationsNow = async ({ ledger, clock }: Pick<Door, 'ledger' | 'clock'>) => {
  const [agreements, coming] = await Promise.all([
    listAgreements(ledger, { statuses: ['in-force'], limit: first }, { kind: 'public' }),
    listMeetings(ledger, anyone, { from: clock(), status: 'planned', public: true, limit: first }),
  ]);
  return { agreements, coming };
};
export const RelationsNow = ({ w, found }: { readonly w: Words; readonly found: Awaited<ReturnType<typeof relationsNow>> }) => {
  const { agreements, coming } = found;
  if (agreements.length + coming.length === 0) return null;
  return (
    <div class="two">
      {agreements.length === 0 ? null : (
        <section>
          <h2>{w.t('partners.agreements')}</h2>
          <AgreementRows w={w} agreements={agreements} withCountries />
          <p>
            <a href="/agreements?status=in-force">{w.t('home.all-in-force')}</a>
          </p>
        </section>
      )}
      {coming.length === 0 ? null : (
        <section>
          <h2>{w.t('partners.coming')}</h2>
          <ComingMeetings w={w} meetings={coming} />
          <p>
            <a href="/calendar">{w.t('home.calendar')}</a>
          </p>
        </section>
      )}
    </div>
  );
};

export const publicRelations = async (door: Pick<Door, 'ledger' | 'clock'>, country: string) => {
  const { ledger } = door;
  const meetings = { of: { partner: country }, from: door.clock(), status: 'planned' as const, public: true, limit: most };
  const [agreements, groups, coming] = await Promise.all([
    listAgreements(ledger, { country, statuses: ['in-force'], limit: most }, { kind: 'public' }),
    listGroups(ledger, anyone, { country, status: 'active' }),
    listMeetings(ledger, anyone, meetings),
  ]);
  return { agreements, groups: groups.slice(0, most), coming };
};
export type PublicRelations = Awaited<ReturnType<typeof publicRelations>>;

const AgreementRows = (a: { readonly w: Words; readonly agreements: readonly AgreementLine[]; readonly withCountries?: boolean }) => {
  const { w, agreements, withCountries } = a;
  return (
    <ul class="rows">
      {agreements.map((line) => (
        <li>
          <a href={`/agreements/${encodeURIComponent(line.id)}`} dir="auto">
            {line.title[w.language] ?? line.title.en ?? Object.values(line.title)[0]}
          </a>
          <p class="meta">
            <span>{w.t(`agreements.kind-${line.kind}`)}</span>
            {withCountries ? <span>{w.list(line.countries.map(w.country))}</span> : null}
            {line.in_force === null ? null : <span>{w.t('agreements.since', { from: w.when(line.in_force) })}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
};
const ComingMeetings = ({ w, meetings }: { readonly w: Words; readonly meetings: readonly MeetingLine[] }) => (
  <ul class="rows">
    {meetings.map((m) => (
      <li>
        <a href={`/meetings/${encodeURIComponent(m.id)}`}>
          <bdi>{m.title}</bdi>
        </a>
        <p class="meta">
          <time datetime={m.starts}>{w.when(dayIn(m.zone, m.starts))}</time> <bdi>{m.place}</bdi>
        </p>
      </li>
    ))}
  </ul>
);
/** Nothing at all where nothing is public. */
export const RelationBlocks = ({ w, country, found }: { readonly w: Words; readonly country: string; readonly found: PublicRelations }) => {
  const { agreements, groups, coming } = found;
  if (agreements.length + groups.length + coming.length === 0) return null;
  return (
    <>
      <div class="two">
        {agreements.length === 0 ? null : (
          <section>
            <h2>{w.t('partners.agreements')}</h2>
            <AgreementRows w={w} agreements={agreements} />
            <p class="no-print">
              <a href={`/agreements?country=${country}`}>{w.t('partners.all-agreements')}</a>
            </p>
          </section>
        )}
        {groups.length === 0 ? null : (
          <section>
            <h2>{w.t('frame.groups')}</h2>
            <ul class="rows">
              {groups.map((g) => (
                <li>
                  <a href={`/groups/${encodeURIComponent(g.id)}`}>
                    <bdi>{g.title}</bdi>
                  </a>
                  <p class="meta">
                    <span>{w.list(g.countries.map(w.country))}</span>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {coming.length === 0 ? null : (
        <section>
          <h2>{w.t('partners.coming')}</h2>
          <ComingMeetings w={w} meetings={coming} />
        </section>
      )}
      <p class="small soft no-print">
        {w.t('figures.open-data')} <a href="/open-data/relations.json">JSON</a> · <a href="/open-data/agreements.csv">CSV</a>
      </p>
    </>
  );
};
