/** Pages that ask once more before something cannot be taken back. */
import type { Child } from 'hono/jsx';
import { type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { latestOf } from '../../../../one-window/service/service.ts';
import type { Ask, Door } from '../../door.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { TextArea } from '../../look/forms/text-fields.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Carried } from '../../ordering.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import { crumbsOf, type Edited, findEdited, mayEdit, pathOf } from './around.ts';
import { StayingCases, stayingBefore } from './staying.tsx';

interface Asked {
  readonly title: string;
  readonly lead: string;
  readonly act: 'publish' | 'discard' | 'retire';
  readonly button: string;
  readonly danger?: boolean;
  readonly back: string;
  readonly fields?: Child;
  readonly below?: Child;
  readonly error?: string | undefined;
}
const asking = (c: Ask, door: Door, edited: Edited, a: Asked): Promise<Response> => {
  const { words: w } = c.get('visitor');
  return door.frame.page(
    c,
    {
      title: a.title,
      crumbs: crumbsOf(w, edited, { label: a.title }),
      noIndex: true,
      error: a.error !== undefined,
      children: (
        <>
          <ErrorSummary w={w} errors={a.error === undefined ? [] : [{ name: 'why', text: a.error }]} />
          <h1>{a.title}</h1>
          <p class="lead">
            <Said w={w} text={edited.known.title} />
          </p>
          <p>{a.lead}</p>
          <form method="post" action={`${pathOf(edited.id)}/${a.act}`}>
            <Carried c={c} door={door} />
            {a.fields}
            <p class="actions">
              <Button look={a.danger ? 'danger' : 'first'}>{a.button}</Button>
              <LinkButton look="plain" href={a.back}>
                {w.t('frame.cancel')}
              </LinkButton>
            </p>
          </form>
          {a.below}
        </>
      ),
    },
    a.error === undefined ? 200 : 422,
  );
};

const edited = async (c: Ask, door: Door): Promise<Edited | Refusal> => {
  const found = await findEdited(door, c.req.param('service') ?? '');
  if (found === undefined) return refuse('not-found');
  return mayEdit(c.get('visitor').actor, found) ? found : refuse('not-allowed');
};

export const askToPublish = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const found = await edited(c, door);
  if ('refused' in found) return refused(c, door, found);
  const { draft } = found.state;
  if (draft === null) return refused(c, door, refuse('no-draft'));
  const { version, digest } = draft;
  return asking(c, door, found, {
    title: w.t('editing.publish-title', { version }),
    lead: w.t('editing.publish-lead'),
    act: 'publish',
    button: w.t('editing.publish-confirm'),
    back: `${pathOf(found.id)}/draft`,
    fields: (
      <>
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="digest" value={digest} />
      </>
    ),
    below: <StayingCases w={w} cases={await stayingBefore(door, found.id, version)} />,
  });
};

export const askToDiscard = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const found = await edited(c, door);
  if ('refused' in found) return refused(c, door, found);
  const { draft } = found.state;
  if (draft === null) return refused(c, door, refuse('no-draft'));
  return asking(c, door, found, {
    title: w.t('editing.discard-title'),
    lead: w.t('editing.discard-lead'),
    act: 'discard',
    button: w.t('editing.discard'),
    danger: true,
    back: `${pathOf(found.id)}/draft`,
    fields: <input type="hidden" name="version" value={String(draft.version)} />,
  });
};

export const askToRetire = async (c: Ask, door: Door, wrong?: { readonly why: string; readonly refusal: Refusal }): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const found = await edited(c, door);
  if ('refused' in found) return refused(c, door, found);
  if (latestOf(found.state) === undefined) return refused(c, door, refuse('service-not-published'));
  const error = wrong === undefined ? undefined : wordsOf(w, wrong.refusal).body;
  return asking(c, door, found, {
    title: w.t('editing.retire-title'),
    lead: w.t('editing.retire-lead'),
    act: 'retire',
    button: w.t('editing.retire'),
    danger: true,
    back: pathOf(found.id),
    error,
    fields: (
      <TextArea
        w={w}
        name="why"
        rows={3}
        maxlength={1000}
        label={w.t('editing.retire-why')}
        hint={w.t('editing.retire-why-hint')}
        value={wrong?.why}
        error={error}
      />
    ),
  });
};
