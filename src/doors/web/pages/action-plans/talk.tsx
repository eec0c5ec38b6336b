/** What offices say of a plan: whom it is shared with, their comments, their sign-offs. */
import type { ActionPlan, PlanLine } from '../../../../engagements/action-plan/action-plan.ts';
import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { TextArea } from '../../look/forms/text-fields.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Carried } from '../../ordering.tsx';
import type { Words } from '../../words/words.ts';
import { type Own, pathOf } from './around.tsx';
import { anchorOf, Differences } from './parts.tsx';

export interface Around {
  readonly c: Ask;
  readonly door: Door;
  readonly w: Words;
  readonly own: Own;
  /** People by id. */
  readonly names: ReadonlyMap<string, string>;
  /** What was sent and turned down. */
  readonly form?: Form | undefined;
  readonly refusal?: Refusal | undefined;
}
const kept = ({ form }: Around, what: string, name: string): string => (form?.text('do') === what ? form.exact(name) : '');

const ChooseOffice = (a: { readonly w: Words; readonly own: Own; readonly offices: readonly string[]; readonly id: string }) =>
  a.offices.length === 1 ? (
    <input type="hidden" name="office" value={a.offices[0]} />
  ) : (
    <div class="field">
      <label for={a.id}>{a.w.t('plans.speaks-for')}</label>
      <select class="input w-20" id={a.id} name="office">
        {a.offices.map((office) => (
          <option value={office}>{a.own.offices.name(office)}</option>
        ))}
      </select>
    </div>
  );

/** Each office with its word on the lines as they are. */
export const SignOffs = (a: Around) => {
  const { door, w, own, names } = a;
  const { sharedWith, signOffs, digest } = own.state;
  const given = (office: string) => signOffs.findLast((s) => s.office === office);
  const stale = signOffs.filter((s) => s.digest !== digest && own.mine.includes(s.office));
  return (
    <>
      {sharedWith.length === 0 ? (
        <p class="soft">{w.t('plans.shared-with-none')}</p>
      ) : (
        <Table
          caption={w.t('plans.shared-with')}
          hideCaption
          rows={sharedWith}
          columns={[
            { label: w.t('plans.office'), kind: 'main', cell: (office) => own.offices.name(office) },
            {
              label: w.t('plans.sign-off'),
              cell: (office) => {
                const said = given(office);
                if (said === undefined) return <span class="soft">{w.t('plans.not-yet')}</span>;
                const by = { at: w.instantIn(said.at, door.pack.timeZone), name: names.get(said.by) ?? w.t('plans.somebody') };
                return (
                  <>
                    {said.digest === digest ? null : <span class="tag warm">{w.t('plans.signed-off-other')}</span>}{' '}
                    {w.t('plans.signed-off-at', by)}
                  </>
                );
              },
            },
          ]}
        />
      )}
      {stale.map((s) => (
        <details>
          <summary>{w.t('plans.since-sign-off', { office: own.offices.name(s.office) })}</summary>
          <Differences w={w} own={own} digest={s.digest} />
        </details>
      ))}
    </>
  );
};

export const SignOffForm = (a: Around) => {
  const { c, door, w, own } = a;
  const { state, id } = own;
  const missing = own.signsFor.filter((o) => !state.signOffs.some((s) => s.office === o && s.digest === state.digest));
  if (state.status === 'closed' || missing.length === 0) return null;
  return (
    <form method="post" action={pathOf(id)} id="sign-off">
      <Carried c={c} door={door} />
      <input type="hidden" name="do" value="sign-off" />
      <input type="hidden" name="digest" value={state.digest} />
      <ChooseOffice w={w} own={own} offices={missing} id="office-sign-off" />
      <p>{w.t('plans.sign-off-hint', { version: state.version, count: state.lines.length })}</p>
      <p class="small soft">
        {w.t('plans.digest')} <bdi class="digest">{state.digest}</bdi>
      </p>
      <p class="actions">
        <Button>{w.t('plans.sign-off-now')}</Button>
      </p>
    </form>
  );
};

export const ShareForm = (a: Around) => {
  const { c, door, w, own } = a;
  const { state, id, offices } = own;
  if (!own.writes || state.status === 'closed') return null;
  const others = offices.all.filter((o) => !o.closed && o.id !== state.office && !state.sharedWith.includes(o.id));
  if (others.length === 0) return null;
  return (
    <form method="post" action={pathOf(id)}>
      <Carried c={c} door={door} />
      <input type="hidden" name="do" value="share" />
      <Select
        w={w}
        name="with"
        label={w.t('plans.share-with')}
        hint={w.t('plans.share-hint')}
        empty={w.t('plans.choose-office')}
        value={kept(a, 'share', 'with')}
        choices={others.map((o) => ({ value: o.id, label: `${w.country(o.country)}: ${offices.name(o.id)}` }))}
      />
      <p class="actions">
        <Button look="second">{w.t('plans.share')}</Button>
      </p>
    </form>
  );
};

const Said = ({ a, said }: { readonly a: Around; readonly said: ActionPlan['comments'] }) => (
  <ul class="comments">
    {said.map((comment) => (
      <li>
        <p class="small soft">
          {a.names.get(comment.by) ?? a.w.t('plans.somebody')}, {a.own.offices.name(comment.office)} ·{' '}
          <time datetime={comment.at}>{a.w.instantIn(comment.at, a.door.pack.timeZone)}</time>
        </p>
        <p dir="auto" class="as-typed">
          {comment.words}
        </p>
      </li>
    ))}
  </ul>
);
/** `lines`: those of the page, of which one may be spoken; besides them the one that was spoken of last. */
export const Comments = (a: Around & { readonly lines: readonly PlanLine[] }) => {
  const { c, door, w, own } = a;
  const { state, id } = own;
  const chosen = kept(a, 'comment', 'line');
  const elsewhere = a.lines.some((line) => line.obligation === chosen) ? [] : state.lines.filter((line) => line.obligation === chosen);
  const whole = state.comments.filter((comment) => comment.line === null);
  const spoken = state.lines.filter((line) => state.comments.some((comment) => comment.line === line.obligation));
  const gone = state.comments.filter((comment) => comment.line !== null && !state.lines.some((line) => line.obligation === comment.line));
  return (
    <>
      {state.comments.length === 0 ? <p class="soft">{w.t('plans.no-comments')}</p> : null}
      {whole.length > 0 ? <Said a={a} said={whole} /> : null}
      {spoken.map((line) => (
        <section id={anchorOf(line)}>
          <h3>
            <bdi>{line.title}</bdi>
          </h3>
          <Said a={a} said={state.comments.filter((comment) => comment.line === line.obligation)} />
        </section>
      ))}
      {gone.length > 0 ? (
        <section>
          <h3>{w.t('plans.on-removed-lines')}</h3>
          <Said a={a} said={gone} />
        </section>
      ) : null}
      {state.status === 'closed' ? null : (
        <form method="post" action={pathOf(id)}>
          <Carried c={c} door={door} />
          <input type="hidden" name="do" value="comment" />
          <ChooseOffice w={w} own={own} offices={own.mine} id="office-comment" />
          <Select
            w={w}
            name="line"
            label={w.t('plans.comment-on')}
            empty={w.t('plans.whole-plan')}
            value={chosen}
            choices={[...a.lines, ...elsewhere].map((line) => ({ value: line.obligation, label: line.title }))}
          />
          <TextArea
            w={w}
            name="words"
            label={w.t('plans.comment')}
            value={kept(a, 'comment', 'words')}
            rows={4}
            maxlength={5000}
            keep="words"
          />
          <p class="actions">
            <Button look="second">{w.t('plans.comment-now')}</Button>
          </p>
        </form>
      )}
    </>
  );
};

export const CloseForm = ({ c, door, w, own }: Around) =>
  !own.writes || own.state.status === 'closed' ? null : (
    <details class="no-print">
      <summary>{w.t('plans.close')}</summary>
      <form method="post" action={pathOf(own.id)}>
        <Carried c={c} door={door} />
        <input type="hidden" name="do" value="close" />
        <p>{w.t('plans.close-hint')}</p>
        <p class="actions">
          <Button look="danger">{w.t('plans.close-now')}</Button>
        </p>
      </form>
    </details>
  );
