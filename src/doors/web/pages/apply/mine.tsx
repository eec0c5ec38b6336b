import { listCasesOf, type OwnCase } from '../../../../one-window/case/queries.ts';
import { finalStatuses } from '../../../../one-window/case/case.ts';
import type { Text } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Tag } from '../../look/parts/tags.tsx';
import { Done } from '../../ordering.tsx';
import type { Words } from '../../words/words.ts';
import { statusText } from './status-text.ts';
import { OnDay, zoneFor } from './when.tsx';

const yours: readonly OwnCase['status'][] = ['sent-back', 'refused'];

const CaseRow = (a: { readonly w: Words; readonly zone: string; readonly one: OwnCase; readonly title: Text | undefined }) => {
  const { w, zone, one, title } = a;
  const draft = one.status === 'draft';
  return (
    <li class="case-row">
      <div>
        <h3>
          <a href={draft ? `/cases/${one.id}/form` : `/cases/${one.id}`}>{title ? <Said w={w} text={title} /> : one.service}</a>
        </h3>
        <p class="meta">
          {one.reference ? <bdi class="reference">{one.reference}</bdi> : null}
          <span>
            {w.t(draft ? 'apply.begun-on' : 'apply.sent-on')} <OnDay w={w} zone={zone} at={one.submitted ?? one.opened} />
          </span>
          {one.decided ? (
            <span>
              {w.t('apply.decided-on')} <OnDay w={w} zone={zone} at={one.decided} />
            </span>
          ) : null}
          {one.trial ? <span>{w.t('apply.trial')}</span> : null}
        </p>
      </div>
      <Tag look={yours.includes(one.status) ? 'live' : 'warm'}>{statusText(w, one.status)}</Tag>
    </li>
  );
};

/** Everything one has applied for: what waits for them first. */
export const showMine = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, person } = c.get('visitor');
  const all = person ? await listCasesOf(door.ledger, person.id) : [];
  const { catalogue } = door.window;
  const zone = zoneFor(door, w);
  const over = (one: OwnCase) => finalStatuses.includes(one.status);
  const parts = [
    { key: 'apply.mine-yours', cases: all.filter((one) => yours.includes(one.status)) },
    { key: 'apply.mine-drafts', cases: all.filter((one) => one.status === 'draft') },
    { key: 'apply.mine-running', cases: all.filter((one) => !over(one) && one.status !== 'draft' && !yours.includes(one.status)) },
    { key: 'apply.mine-over', cases: all.filter(over) },
  ] as const;
  return door.frame.page(c, {
    title: w.t('apply.mine'),
    noIndex: true,
    children: (
      <>
        <Done c={c} area="apply" />
        <h1>{w.t('apply.mine')}</h1>
        {all.length === 0 ? <EmptyState title={w.t('apply.mine-none-title')}>{w.t('apply.mine-none')}</EmptyState> : null}
        <p class="actions no-print">
          <LinkButton look={all.length === 0 ? 'first' : 'second'} href="/services/guide">
            {w.t('services.open-guide')}
          </LinkButton>
          <a href="/services">{w.t('services.see-all')}</a>
          <a href="/places">{w.t('places.title')}</a>
        </p>
        {parts
          .filter(({ cases }) => cases.length > 0)
          .map(({ key, cases }) => (
            <section>
              <h2>
                {w.t(key)} <span class="count">{w.number(cases.length)}</span>
              </h2>
              <ul class="case-rows">
                {cases.map((one) => (
                  <CaseRow
                    w={w}
                    zone={zone}
                    one={one}
                    title={(catalogue.find(one.service, one.version) ?? catalogue.latest(one.service))?.title}
                  />
                ))}
              </ul>
            </section>
          ))}
      </>
    ),
  });
};
