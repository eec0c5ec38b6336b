/** One service: its versions, its draft, and whether it takes new cases. */
import { refuse } from '../../../../kernel/refusals/refusal.ts';
import { latestOf, statusOf, type Version } from '../../../../one-window/service/service.ts';
import type { Ask, Door } from '../../door.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Carried, Done } from '../../ordering.tsx';
import { refused } from '../../refused.tsx';
import { crumbsOf, findEdited, mayEdit, namesFor, pathOf } from './around.ts';
import { Code } from './parts.tsx';
import { StayingCases, stayingBefore } from './staying.tsx';

export const showService = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const edited = await findEdited(door, c.req.param('service') ?? '');
  if (edited === undefined) return refused(c, door, refuse('not-found'));
  const { state, known, id } = edited;
  const latest = latestOf(state);
  const staying = latest === undefined ? [] : await stayingBefore(door, id, latest.version);
  const nameOf = await namesFor(
    door,
    w,
    [...state.versions, ...(state.draft ? [state.draft] : [])].map((v) => v.by),
  );
  const canAct = mayEdit(actor, edited);
  const path = pathOf(id);
  const before = (v: Version): Version | undefined => state.versions[state.versions.indexOf(v) - 1];
  return door.frame.page(c, {
    title: w.text(known.title).text,
    crumbs: crumbsOf(w, edited),
    noIndex: true,
    children: (
      <>
        <Done c={c} area="editing" />
        <h1>
          <Said w={w} text={known.title} />
        </h1>
        <p class="lead">
          <Said w={w} text={known.summary} />
        </p>
        <p class="meta">
          <Code>{id}</Code>
        </p>
        {state.retired ? (
          <Notice w={w} title={w.t('editing.status-retired')}>
            <p dir="auto">{w.t('editing.retired-on', { at: w.instant(state.retired.at), why: state.retired.why })}</p>
          </Notice>
        ) : null}
        <section>
          <h2>{w.t('editing.draft')}</h2>
          {state.draft === null ? (
            <p>{w.t('editing.no-draft')}</p>
          ) : (
            <p>
              {w.t('editing.version', { version: state.draft.version })}:{' '}
              {w.t('editing.drafted-by', { name: nameOf(state.draft.by), at: w.instant(state.draft.at) })}
            </p>
          )}
          <p class="actions">
            {state.draft === null ? null : <LinkButton href={`${path}/draft`}>{w.t('editing.see-draft')}</LinkButton>}
            {canAct ? (
              <LinkButton look={state.draft === null ? 'first' : 'second'} href={`/editing/draft?from=${encodeURIComponent(id)}`}>
                {w.t(state.draft === null ? 'editing.next-version' : 'editing.go-on-editing')}
              </LinkButton>
            ) : null}
          </p>
        </section>
        {state.versions.length === 0 ? null : (
          <section>
            <h2>{w.t('editing.versions')}</h2>
            <Table
              caption={w.t('editing.versions-caption')}
              hideCaption
              rows={state.versions.toReversed()}
              columns={[
                {
                  label: w.t('editing.version-head'),
                  kind: 'main',
                  cell: (v) => (
                    <>
                      {w.t('editing.version', { version: v.version })}
                      <span class="block small soft">{w.t('editing.published-by', { name: nameOf(v.by), at: w.instant(v.at) })}</span>
                    </>
                  ),
                },
                { label: w.t('editing.state'), cell: (v) => w.t(`editing.status-${statusOf(state, v)}`) },
                {
                  label: w.t('editing.changes'),
                  cell: (v) => {
                    const earlier = before(v);
                    return earlier === undefined ? (
                      <span class="soft">{w.t('editing.first-version')}</span>
                    ) : (
                      <a href={`${path}/changes/${earlier.version}/${v.version}`}>
                        {w.t('editing.changes-from', { version: earlier.version })}
                      </a>
                    );
                  },
                },
                {
                  label: w.t('editing.text'),
                  cell: (v) => (
                    <a href={`${path}/versions/${v.version}.yaml`}>
                      {w.t('editing.download')}
                      <span class="out"> {w.t('editing.version', { version: v.version })}</span>
                    </a>
                  ),
                },
              ]}
            />
          </section>
        )}
        {staying.length === 0 ? null : <StayingCases w={w} cases={staying} />}
        {canAct && latest !== undefined ? (
          <section>
            <h2>{w.t('editing.acts')}</h2>
            {state.retired === null ? (
              <p class="actions">
                <LinkButton look="second" href={`${path}/retire`}>
                  {w.t('editing.retire')}
                </LinkButton>
              </p>
            ) : (
              <form method="post" action={`${path}/reopen`}>
                <Carried c={c} door={door} />
                <p class="actions">
                  <Button look="second">{w.t('editing.reopen')}</Button>
                </p>
              </form>
            )}
          </section>
        ) : null}
      </>
    ),
  });
};
