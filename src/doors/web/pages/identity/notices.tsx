import type { PersonRow } from '../../../../identity/index.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { applicantNotices, type NoticeKind, officeNotices, rhythms, stoppable } from '../../../../one-window/notices/kinds.ts';
import { noticePreference, type NoticePreference } from '../../../../one-window/notices/preference/preference.ts';
import { findPreference } from '../../../../one-window/notices/queries.ts';
import { act } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Checkboxes, Radios } from '../../look/forms/choices.tsx';
import { formForRoles, forRoles } from '../../signed-in.tsx';
import type { Words } from '../../words/words.ts';
import type { Mount } from '../pages.ts';
import { accountPage, withOwn } from './account-frame.tsx';
import { Csrf } from './parts.tsx';
import { nothingWrong, statusAgain, wrongBy } from './wrong.ts';

const label = (w: Words, kind: NoticeKind): string => {
  const key = `notice.${kind}`;
  return w.has(key) ? w.t(key) : kind;
};
const mayStop = (kinds: readonly NoticeKind[]) => kinds.filter((kind) => stoppable.includes(kind));

const worksAtOffice = (own: PersonRow): boolean =>
  own.grants.some((g) => g.office !== null && (g.role === 'officer' || g.role === 'supervisor'));

/** The groups of notices this person can get at all. */
const groupsOf = (own: PersonRow) => [
  { name: 'applicant', kinds: mayStop(applicantNotices) } as const,
  ...(worksAtOffice(own) ? ([{ name: 'office', kinds: mayStop(officeNotices) }] as const) : []),
];

const show = (c: Ask, door: Door, own: PersonRow, chosen: NoticePreference, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const wanted = stoppable.filter((kind) => !chosen.stopped.includes(kind));
  const children = (
    <section>
      <h2>{w.t('notices.title')}</h2>
      <p>{w.t('notices.lead')}</p>
      <form method="post" action="/account/notices" class="narrow">
        <Csrf c={c} />
        <Radios
          w={w}
          name="rhythm"
          label={w.t('notices.rhythm')}
          value={chosen.rhythm}
          choices={rhythms.map((value) => ({ value, label: w.t(`notices.${value}`), hint: w.t(`notices.${value}-hint`) }))}
        />
        {groupsOf(own).map(({ name, kinds }) => (
          <Checkboxes
            w={w}
            name={name}
            label={w.t(`notices.${name}`)}
            values={wanted}
            choices={kinds.map((value) => ({ value, label: label(w, value) }))}
          />
        ))}
        <p class="actions">
          <Button>{w.t('frame.save')}</Button>
        </p>
      </form>
    </section>
  );
  const wrong = refusal ? wrongBy(w, refusal) : nothingWrong;
  return accountPage(c, door, { part: 'notices', wrong, status: refusal ? statusAgain(refusal) : 200, children });
};

/** What is not on the page stays as it was chosen. */
const take = async (c: Ask, door: Door, own: PersonRow, form: Form): Promise<Response> => {
  const before = await findPreference(door.ledger, own.id);
  const shown = groupsOf(own).flatMap((g) => g.kinds);
  const wanted = [...form.all('applicant'), ...form.all('office')];
  const stopped = stoppable.filter((kind) => (shown.includes(kind) ? !wanted.includes(kind) : before.stopped.includes(kind)));
  const rhythm = form.text('rhythm');
  const done = await act(c, door, noticePreference, { type: 'ChooseNotices', on: own.id, data: { stopped, rhythm } });
  if (isRefusal(done) && done.reason !== 'nothing-changed') return show(c, door, own, before, done);
  return c.redirect('/account/notices?done=notices', 303);
};

export const accountNotices: Mount = (app, door) => {
  app.get(
    '/account/notices',
    forRoles(
      door,
      [],
      withOwn(door, async (c, own) => show(c, door, own, await findPreference(door.ledger, own.id))),
    ),
  );
  app.post(
    '/account/notices',
    formForRoles(door, [], (c, form) => withOwn(door, (_, own) => take(c, door, own, form))(c)),
  );
};
