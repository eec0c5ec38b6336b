/** Attendance on a phone that may have no network: one page, kept by its own worker, whose marks are sent when they can be. */
import { readFileSync } from 'node:fs';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { type Cohort, marks } from '../../../../programmes/cohort/cohort.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { crumbsOf, enrolled, findKept, isOwn, type Kept, LearnerName, order, pathOf } from './around.tsx';
import { marksIn } from './attendance.tsx';
import { inOrder } from './session-parts.tsx';
import { dayText } from '../apply/when.tsx';

const worker = readFileSync(new URL('../../phone/worker.js', import.meta.url), 'utf8');

/** By session and roster number: the mark, with `!` behind it while it is disputed. */
export const knownMarks = ({ sessions, attendance }: Pick<Cohort, 'sessions' | 'attendance'>) =>
  Object.fromEntries(
    sessions.map(({ id }) => [
      id,
      Object.fromEntries(Object.entries(attendance[id] ?? {}).map(([n, { mark, disputed }]) => [n, disputed === null ? mark : `${mark}!`])),
    ]),
  );

/**
 * The page's own policy: as everywhere, but a worker may be started, and one Trusted Types policy may be made, which names that worker alone.
 */
const policy = (nonce: string): string =>
  `default-src 'none'; script-src 'nonce-${nonce}'; worker-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; ` +
  `form-action 'self'; manifest-src 'self'; require-trusted-types-for 'script'; trusted-types daricha-phone`;

export const showPhone = async (c: Ask, door: Door): Promise<Response> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return refused(c, door, kept);
  const { words: w, actor, person, nonce } = c.get('visitor');
  const { id, state } = kept;
  const sessions = inOrder(state).filter((s) => !s.cancelled);
  const learners = state.status === 'running' ? state.learners.filter((l) => l.status === 'enrolled' && !isOwn(actor, l)) : [];
  const title = w.t('cohorts.phone-title');
  c.header('content-security-policy', policy(nonce));
  return door.frame.page(c, {
    title,
    crumbs: crumbsOf(w, kept, { label: title }),
    noIndex: true,
    head: (
      <>
        <link rel="manifest" href={`${pathOf(id, 'phone')}/app.webmanifest`} crossorigin="use-credentials" />
        <script src={door.frame.asset('phone.js')} nonce={nonce} defer />
      </>
    ),
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">
          <Said w={w} text={state.venueName} />
        </p>
        <noscript>
          <Notice w={w} kind="error">
            <p>{w.t('cohorts.phone-no-script')}</p>
          </Notice>
        </noscript>
        <div
          id="phone"
          class="phone stack"
          data-person={person?.id ?? ''}
          data-known={JSON.stringify({ at: door.clock(), known: knownMarks(state) })}
          data-online={w.t('cohorts.phone-online')}
          data-offline={w.t('cohorts.phone-offline')}
          data-all-sent={w.t('cohorts.phone-all-sent')}
          data-waiting={w.t('cohorts.phone-waiting')}
          data-not-sent={w.t('cohorts.phone-not-sent')}
          data-refused={w.t('cohorts.phone-refused')}
          data-disputed={w.t('cohorts.phone-disputed')}
          data-removed={w.t('cohorts.phone-removed')}
        >
          <div class="phone-state" role="status">
            <strong id="phone-count">{w.t('cohorts.phone-all-sent')}</strong>
            <span id="phone-net" class="soft" />
            <span id="phone-ready" class="soft" hidden>
              ✓ {w.t('cohorts.phone-ready')}
            </span>
          </div>
          <div id="phone-sign-in" class="notice" hidden>
            <p>{w.t('cohorts.phone-sign-in')}</p>
            <p>
              <a href={`/sign-in?to=${encodeURIComponent(pathOf(id, 'phone'))}`}>{w.t('frame.sign-in')}</a>
            </p>
          </div>
          <div id="phone-other" class="notice" hidden>
            <p>{w.t('cohorts.phone-someone-else')}</p>
          </div>
          <p id="phone-none" hidden>
            {w.t('cohorts.phone-none')}
          </p>
          <div id="phone-work" class="stack" hidden>
            <div class="field">
              <label for="phone-session">{w.t('cohorts.phone-session')}</label>
              <select class="input w-20" id="phone-session" autocomplete="off">
                {sessions.map((s) => (
                  <option value={s.id} data-day={s.day}>
                    {w.text(s.title).text} · {dayText(w, s.day)}
                  </option>
                ))}
              </select>
            </div>
            <ul class="marks-list">
              {learners.map((learner) => (
                <li data-learner={String(learner.number)}>
                  <fieldset>
                    <legend>
                      <span class="roster-number">{w.number(learner.number)}</span> <LearnerName w={w} learner={learner} />{' '}
                      <span class="says small" />
                    </legend>
                    <div class="mark-choices">
                      {marks.map((mark) => (
                        <label class="mark-choice" data-mark={mark}>
                          <input type="radio" name={`m-${learner.number}`} value={mark} autocomplete="off" />
                          <span>{w.t(`cohorts.mark-${mark}`)}</span>
                        </label>
                      ))}
                    </div>
                  </fieldset>
                </li>
              ))}
            </ul>
          </div>
          <p class="actions">
            <button type="button" class="button" id="phone-send">
              {w.t('cohorts.phone-send')}
            </button>
            <button type="button" class="button plain" id="phone-remove">
              {w.t('cohorts.phone-remove')}
            </button>
          </p>
          <p class="soft small">{w.t('cohorts.phone-remove-hint')}</p>
        </div>
        <p class="soft">{w.t('cohorts.phone-lead')}</p>
      </>
    ),
  });
};

/** What the phone asks before it sends: the session's token, and the marks that are known. */
export const phoneState = async (c: Ask, door: Door): Promise<Response> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return c.json({ reason: kept.reason }, statusOf(kept));
  const { csrf, person } = c.get('visitor');
  return c.json({ csrf, person: person?.id ?? null, at: door.clock(), known: knownMarks(kept.state) }, 200, {
    'cache-control': 'no-store',
  });
};

const answer = async (c: Ask, door: Door, kept: Kept, form: Form) => {
  const { actor } = c.get('visitor');
  const learners = enrolled(kept.state).filter((l) => l.status === 'enrolled' && !isOwn(actor, l));
  return order(c, door, form, kept.id, 'RecordAttendance', { session: form.text('session'), from: 'phone', ...marksIn(form, learners) });
};

export const takeFromPhone = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const kept = await findKept(c, door);
  const handled = isRefusal(kept) ? kept : await answer(c, door, kept, form);
  if (isRefusal(handled)) {
    const { words: w } = c.get('visitor');
    return c.json({ reason: handled.reason, words: wordsOf(w, handled).body }, statusOf(handled));
  }
  const now = await findKept(c, door);
  return isRefusal(now) ? c.json({ reason: now.reason }, statusOf(now)) : c.json({ known: knownMarks(now.state) });
};

export const phoneWorker = (c: Ask): Response =>
  c.body(worker, 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    'service-worker-allowed': c.req.path.replace(/\/worker\.js$/, ''),
  });

export const phoneManifest = async (c: Ask, door: Door): Promise<Response> => {
  const kept = await findKept(c, door);
  if (isRefusal(kept)) return c.json({ reason: kept.reason }, statusOf(kept));
  const { words: w } = c.get('visitor');
  const start = pathOf(kept.id, 'phone');
  const name = w.text(kept.state.venueName).text;
  return c.body(
    JSON.stringify({
      name: `${w.t('frame.name')} · ${name}`,
      short_name: name.slice(0, 24),
      lang: w.language,
      dir: w.direction,
      start_url: start,
      scope: start,
      display: 'standalone',
      theme_color: '#032f2e',
      background_color: '#ffffff',
    }),
    200,
    { 'content-type': 'application/manifest+json', 'cache-control': 'private, no-cache' },
  );
};
