/** One working group: for its own people all of it, for everybody else what the public may know. */
import { findCommitmentId, findCommitmentState } from '../../../../communiques/commitment/queries.ts';
import { seeAgreement } from '../../../../engagements/agreement/queries.ts';
import { listItemsOfGroup, meetingsOf } from '../../../../engagements/meeting/queries.ts';
import { closingOf, findGroup, type FoundGroup } from '../../../../engagements/working-group/queries.ts';
import { dayIn } from '../../../../kernel/time/local-day.ts';
import type { Ask, Door } from '../../door.ts';
import { Done } from '../../ordering.tsx';
import { LinkButton } from '../../look/forms/button.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { plainOf } from '../agreements/around.tsx';
import { AtLength, crumbsOf, deskOffices, everyText, may, OfficeName, officesById, pathOf, sideOf, TypedTitle } from './around.tsx';
import { Items } from './items.tsx';
import { GroupMeetings, PublishedMinutes } from './meetings.tsx';
import { Sides } from './people.tsx';

const Head = ({ w, found }: { readonly w: Words; readonly found: FoundGroup }) => {
  const { state, sight } = found;
  return (
    <header class="stack">
      <p class="eyebrow">
        {w.t('groups.group')} · <bdi class="reference">{state.reference}</bdi>
      </p>
      <TypedTitle text={state.title} />
      <p class="meta">
        {state.status === 'closed' ? <Tag>{w.t('groups.status-closed')}</Tag> : null}
        <span>{w.list(state.countries.map((country) => w.country(country)))}</span>
        {sight === 'all' ? (
          <Tag look={state.visibility === 'restricted' ? 'warm' : undefined}>{w.t(`groups.visibility-${state.visibility}`)}</Tag>
        ) : null}
      </p>
    </header>
  );
};

const origins = async (door: Door, numbers: readonly string[]) =>
  Promise.all(
    numbers.map(async (number) => {
      const id = await findCommitmentId(door.ledger, number);
      const found = id === undefined ? undefined : await findCommitmentState(door.ledger, id);
      return { number, title: found?.state.title };
    }),
  );
/** The agreement that founded it, as far as the reader may know of one. */
const founding = async (c: Ask, door: Door, id: string | null) => {
  const { words: w, actor } = c.get('visitor');
  const seen = id === null ? undefined : await seeAgreement(door.ledger, actor, id);
  if (id === null || seen === undefined) return undefined;
  return { id, title: plainOf(w, seen.seen === 'all' ? seen.state.title : seen.view.title) };
};

export const showGroup = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor, person } = c.get('visitor');
  const found = await findGroup(door.ledger, c.req.param('id') ?? '', actor);
  if (found === undefined) return nothingHere(c, door);
  const { id, state, sight } = found;
  const own = sight === 'all';
  const now = door.clock();
  const [meetings, commitments, agreement, offices, items, closing] = await Promise.all([
    meetingsOf(door.ledger, { group: id }, actor, { limit: 500, latestFirst: true }),
    origins(door, state.commitments),
    founding(c, door, state.agreement),
    officesById(door),
    own ? listItemsOfGroup(door.ledger, id) : [],
    state.status === 'closed' ? closingOf(door.ledger, id) : undefined,
  ]);
  const atDesk = deskOffices(actor).length > 0;
  const plan = own && atDesk && state.status === 'active' ? `/meetings/new?group=${encodeURIComponent(id)}` : undefined;
  return door.frame.page(c, {
    title: state.title,
    description: state.mandate.slice(0, 200),
    crumbs: crumbsOf(w, found),
    noIndex: state.visibility === 'restricted',
    children: (
      <>
        <Head w={w} found={found} />
        <Done c={c} area="groups" />
        {closing === undefined ? null : (
          <Notice w={w}>
            <p>{w.t('groups.closed-notice', { day: w.when(closing.day) })}</p>
            {own ? <p dir="auto">{w.t('groups.closed-reason', { reason: closing.reason })}</p> : null}
          </Notice>
        )}
        {own ? (
          <p class="actions no-print">
            {may(c, found, 'AddMember', { country: sideOf({ actor, state, home: door.pack.country }) }) ? (
              <LinkButton href={pathOf(id, 'members')} look="second">
                {w.t('groups.members')}
              </LinkButton>
            ) : (
              <a href={pathOf(id, 'members')}>{w.t('groups.members')}</a>
            )}
            {may(c, found, 'ChangeGroup') ? (
              <LinkButton href={pathOf(id, 'change')} look="second">
                {w.t('groups.change')}
              </LinkButton>
            ) : null}
            {person === null ? null : <a href={`/calendar?group=${encodeURIComponent(id)}#subscribe`}>{w.t('groups.subscribe')}</a>}
          </p>
        ) : null}
        <div class="main-side">
          <div>
            <section>
              <h2>{w.t('groups.mandate')}</h2>
              <AtLength text={state.mandate} />
            </section>
            {own ? (
              <section>
                <h2>{w.t('groups.people')}</h2>
                <p class="soft">{w.t('groups.people-hint')}</p>
                <Sides w={w} state={state} offices={offices} />
              </section>
            ) : null}
          </div>
          <aside>
            <SummaryList
              short
              rows={[
                { label: w.t('groups.secretariat'), value: <OfficeName w={w} offices={offices} id={state.secretariat} /> },
                { label: w.t('groups.every'), value: everyText(w, state.every) },
                { label: w.t('groups.founded'), value: w.when(dayIn(door.pack.timeZone, state.founded)) },
                ...(commitments.length === 0
                  ? []
                  : [
                      {
                        label: w.t('groups.grew-from'),
                        value: commitments.map(({ number, title }) => (
                          <p>
                            <a href={`/commitments/${encodeURIComponent(number)}`}>
                              <bdi>{number}</bdi>
                            </a>{' '}
                            {title === undefined ? null : (
                              <span class="small" dir="auto">
                                {title}
                              </span>
                            )}
                          </p>
                        )),
                      },
                    ]),
                ...(agreement === undefined
                  ? []
                  : [
                      {
                        label: w.t('groups.agreement'),
                        value: (
                          <a href={`/agreements/${encodeURIComponent(agreement.id)}`} dir="auto">
                            {agreement.title}
                          </a>
                        ),
                      },
                    ]),
              ]}
            />
          </aside>
        </div>
        <GroupMeetings w={w} meetings={meetings} now={now} own={own} plan={plan} />
        {own ? (
          <Items
            w={w}
            items={items}
            offices={offices}
            countries={state.countries}
            us={sideOf({ actor, state, home: door.pack.country })}
            today={dayIn(door.pack.timeZone, now)}
          />
        ) : null}
        <PublishedMinutes w={w} meetings={meetings} />
      </>
    ),
  });
};
