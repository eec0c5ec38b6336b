import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { SummaryList, TaskList } from '../../look/parts/lists.tsx';
import { Done } from '../../ordering.tsx';
import { Said } from '../../look/parts/said.tsx';
import { kindName } from '../services/parts.tsx';
import { Eyebrow, keptTexts } from './form-parts.tsx';
import type { OwnCase } from './own-case.ts';
import { type GroupProgress, progressOf } from './progress.ts';
import { TrialNotice } from './trial-notice.tsx';

const numbered = (own: OwnCase, groups: readonly GroupProgress[]) =>
  own.definition.sections.flatMap((section) => {
    const ids = section.groups.map((group) => group.id);
    const here = groups.filter(({ group }) => ids.includes(group.id));
    return here.length > 0 ? [{ section, here }] : [];
  });

/** The list of what there is to do, in any order, on any device. */
export const showForm = (c: Ask, door: Door, own: OwnCase): Response | Promise<Response> => {
  const { words: w } = c.get('visitor');
  if (own.state.status !== 'draft') return c.redirect(`/cases/${own.id}`, 303);
  const { groups, documents, complete } = progressOf(own);
  const attached = documents.filter((document) => own.facts.attached.includes(document.id)).length;
  const done = groups.filter((group) => group.state === 'done').length;
  const next = groups.find((group) => group.state !== 'done');
  const goOn = next
    ? `/cases/${own.id}/form/${next.group.id}`
    : documents.some((document) => document.lacking)
      ? `/cases/${own.id}/documents`
      : `/cases/${own.id}/check`;
  const sections = numbered(own, groups);
  const { applicant } = own.state;
  return door.frame.page(c, {
    title: `${w.t('apply.form-title')} · ${w.text(own.definition.title).text}`,
    noIndex: true,
    kept: keptTexts(own),
    crumbs: [{ href: '/cases', label: w.t('apply.mine') }, { label: w.text(own.definition.title).text }],
    children: (
      <>
        <TrialNotice w={w} trial={own.state.trial} />
        <Done c={c} area="apply" />
        <Eyebrow w={w} own={own} />
        <h1>{w.t('apply.form-title')}</h1>
        <div class="main-side">
          <div>
            <p class="lead">
              {complete && done === groups.length ? w.t('apply.form-complete') : w.t('apply.form-lead', { done, all: groups.length })}
            </p>
            <p class="actions no-print">
              <LinkButton href={goOn}>{w.t(done === 0 ? 'apply.begin' : complete ? 'apply.to-check' : 'apply.go-on')}</LinkButton>
            </p>
            <ol class="steps-list">
              {sections.map(({ section, here }) => (
                <li>
                  <h2>
                    <Said w={w} text={section.title} />
                  </h2>
                  <TaskList
                    w={w}
                    uncounted
                    tasks={here.map(({ group, state }) => ({
                      label: <Said w={w} text={group.title} />,
                      href: `/cases/${own.id}/form/${group.id}`,
                      state,
                    }))}
                  />
                </li>
              ))}
              {documents.length > 0 ? (
                <li>
                  <h2>{w.t('services.documents')}</h2>
                  <TaskList
                    w={w}
                    uncounted
                    tasks={[
                      {
                        label: w.t('apply.attach-documents'),
                        href: `/cases/${own.id}/documents`,
                        hint: w.t('apply.documents-attached', { done: attached, all: documents.length }),
                        state: documents.some((document) => document.lacking) ? (attached > 0 ? 'begun' : 'open') : 'done',
                      },
                    ]}
                  />
                </li>
              ) : null}
              <li>
                <h2>{w.t('apply.send-section')}</h2>
                <TaskList
                  w={w}
                  uncounted
                  tasks={[{ label: w.t('apply.check-title'), href: `/cases/${own.id}/check`, state: complete ? 'open' : 'waiting' }]}
                />
              </li>
            </ol>
          </div>
          <aside class="stack">
            <h2 class="aside-title">{w.t('apply.about')}</h2>
            <SummaryList
              short
              rows={[
                { label: w.t('apply.applicant'), value: <bdi>{applicant.name ?? ''}</bdi> },
                { label: w.t('apply.as'), value: kindName(w, applicant.kind) },
                { label: w.t('frame.country'), value: w.country(applicant.country) },
                { label: w.t('apply.opened'), value: w.when(own.state.opened.slice(0, 10)) },
              ]}
            />
            <p class="soft small">{w.t('apply.kept')}</p>
            <p class="small no-print">
              <a href={`/services/${own.state.service}`}>{w.t('services.about')}</a>
            </p>
            <p class="small no-print">
              <a href={`/cases/${own.id}/withdraw`}>{w.t('apply.discard')}</a>
            </p>
          </aside>
        </div>
      </>
    ),
  });
};
