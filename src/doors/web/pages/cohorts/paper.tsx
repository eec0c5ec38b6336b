/** Lists on paper: printed large for a pen, and found again by the code at their top. */
import { isRefusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { marks, type Session } from '../../../../programmes/cohort/cohort.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { Said } from '../../look/parts/said.tsx';
import { refused } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { crumbsOf, enrolled, findKept, type Kept, LearnerName, pathOf } from './around.tsx';
import { codeOf, inOrder, nextSession, readCode, SessionLine } from './session-parts.tsx';

/** Empty lines for whoever comes without being on the list. */
const spare = 3;

const List = ({ w, kept, session }: { readonly w: Words; readonly kept: Kept; readonly session: Session }) => (
  <section class="paper-list" tabindex={0} aria-label={w.text(session.title).text}>
    <header>
      <div>
        <p class="eyebrow">
          <Said w={w} text={kept.state.title} /> · <Said w={w} text={kept.state.venueName} />
        </p>
        <h2>
          <Said w={w} text={session.title} />
        </h2>
        <p>
          <SessionLine w={w} session={session} />
        </p>
      </div>
      <p class="paper-code">
        <span class="small soft">{w.t('cohorts.code')}</span>
        <bdi lang="en">{codeOf(kept.id, session.id)}</bdi>
      </p>
    </header>
    <table>
      <caption class="out">{w.t('cohorts.paper-caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{w.t('cohorts.number')}</th>
          <th scope="col">{w.t('cohorts.name')}</th>
          {marks.map((mark) => (
            <th scope="col" class="box">
              {w.t(`cohorts.mark-${mark}`)}
            </th>
          ))}
          <th scope="col" class="signature">
            {w.t('cohorts.signature')}
          </th>
        </tr>
      </thead>
      <tbody>
        {enrolled(kept.state).map((learner) => (
          <tr>
            <td>{w.number(learner.number)}</td>
            <th scope="row">
              <LearnerName w={w} learner={learner} />
            </th>
            {marks.map(() => (
              <td class="box">
                <span class="pen-box" />
              </td>
            ))}
            <td />
          </tr>
        ))}
        {Array.from({ length: spare }, () => (
          <tr>
            <td />
            <td />
            {marks.map(() => (
              <td class="box" />
            ))}
            <td />
          </tr>
        ))}
      </tbody>
    </table>
    <p class="small soft">{w.t('cohorts.paper-foot')}</p>
  </section>
);

export const showPaper = async (c: Ask, door: Door): Promise<Response> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return refused(c, door, kept);
  const { words: w } = c.get('visitor');
  const sessions = inOrder(kept.state).filter((s) => !s.cancelled);
  const asked = c.req.query('session');
  const chosen =
    asked === 'all' ? sessions : sessions.filter((s) => s.id === (asked ?? (nextSession(kept.state, kept.today) ?? sessions.at(-1))?.id));
  if (chosen.length === 0) return refused(c, door, refuse('session-unknown'));
  const title = w.t('cohorts.print-title');
  return door.frame.page(c, {
    title,
    crumbs: crumbsOf(w, kept, { label: title }),
    noIndex: true,
    children: (
      <>
        <header class="no-print stack">
          <h1>{title}</h1>
          <p class="lead">{w.t('cohorts.print-lead')}</p>
          <ul class="chips">
            {sessions.map((s) => (
              <li>
                <a
                  href={`${pathOf(kept.id, 'print')}?session=${encodeURIComponent(s.id)}`}
                  aria-current={chosen.length === 1 && chosen[0]?.id === s.id ? 'true' : undefined}
                >
                  <Said w={w} text={s.title} />
                </a>
              </li>
            ))}
            <li>
              <a href={`${pathOf(kept.id, 'print')}?session=all`} aria-current={asked === 'all' ? 'true' : undefined}>
                {w.t('cohorts.all-sessions')}
              </a>
            </li>
          </ul>
          <p class="actions">
            <LinkButton look="second" href={pathOf(kept.id, 'sessions')}>
              {w.t('cohorts.back-to-sessions')}
            </LinkButton>
          </p>
        </header>
        {chosen.map((session) => (
          <List w={w} kept={kept} session={session} />
        ))}
      </>
    ),
  });
};

/** From the code on a list to the page where its marks are entered. */
export const findList = async (c: Ask, door: Door): Promise<Response> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return refused(c, door, kept);
  const code = readCode(c.req.query('code') ?? '');
  const session = kept.state.sessions.find((s) => codeOf(kept.id, s.id) === code);
  return session === undefined
    ? refused(c, door, refuse('session-code-unknown'))
    : c.redirect(`${pathOf(kept.id, 'sessions', session.id)}?from=paper`, 303);
};
