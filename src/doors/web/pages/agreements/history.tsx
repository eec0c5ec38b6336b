/** The versions of the text: who asked for what, who agreed, and what is different between any two. */
import { historyOf, redlineOf } from '../../../../engagements/agreement/queries.ts';
import type { TextVersion } from '../../../../engagements/agreement/history.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import { Button } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { Table } from '../../look/parts/table.tsx';
import { nothingHere, refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { crumbsOf, findOwn, Head, pathOf } from './around.tsx';
import { Differences } from './redline.tsx';

const whoOf = (w: Words, { proposal, acceptedBy }: TextVersion): string => {
  if (proposal === null || acceptedBy === null) return '–';
  return w.t('agreements.asked-and-agreed', { asked: w.country(proposal.country), agreed: w.country(acceptedBy) });
};
export const showHistory = async (c: Ask, door: Door): Promise<Response> => {
  const own = await findOwn(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const history = await historyOf(door.ledger, id);
  if (history === undefined) return nothingHere(c, door);
  const asked = (name: string, otherwise: number) => {
    const value = Number(c.req.query(name));
    return history.versions.some((v) => v.version === value) ? value : otherwise;
  };
  const to = asked('to', state.version);
  const from = asked('from', Math.max(1, to - 1));
  const redline = await redlineOf(door.ledger, id, from, to);
  const choices = history.versions.map((v) => ({ value: String(v.version), label: w.t('agreements.version', { version: v.version }) }));
  const title = w.t('agreements.part-history');
  return door.frame.page(c, {
    title,
    crumbs: crumbsOf(w, { id, title: state.title }, title),
    noIndex: true,
    children: (
      <>
        <Head w={w} own={own} part="history" />
        <Table
          caption={title}
          hideCaption
          rows={history.versions.toReversed()}
          columns={[
            { label: w.t('agreements.version-word'), kind: 'main', cell: (v) => w.number(v.version) },
            { label: w.t('agreements.what'), cell: (v) => w.t(`agreements.act-${v.act}`) },
            { label: w.t('agreements.who'), cell: (v) => whoOf(w, v) },
            { label: w.t('agreements.when'), cell: (v) => w.instant(v.at) },
            { label: w.t('agreements.approval'), cell: (v) => w.list(v.approvedBy.map((country) => w.country(country))) || '–' },
          ]}
        />
        <section>
          <h2>{w.t('agreements.redline')}</h2>
          <form method="get" action={pathOf(id, 'history')} class="agreement-filters">
            <Select w={w} name="from" label={w.t('agreements.from-version')} choices={choices} value={String(from)} width={10} />
            <Select w={w} name="to" label={w.t('agreements.to-version')} choices={choices} value={String(to)} width={10} />
            <p class="actions">
              <Button look="second">{w.t('agreements.compare')}</Button>
            </p>
          </form>
          {redline === undefined || redline.same ? <p>{w.t('agreements.no-difference')}</p> : null}
          {redline === undefined ? null : <Differences w={w} redline={redline} />}
        </section>
      </>
    ),
  });
};
