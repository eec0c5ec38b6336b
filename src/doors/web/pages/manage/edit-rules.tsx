/** The page of one concern of a draft's rule. */
import { listOffices } from '../../../../identity/index.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { FoundCall } from '../../../../programmes/call/queries.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { Carried } from '../../ordering.tsx';
import { nothingHere, refused, wordsOf } from '../../refused.tsx';
import { statusOf } from '../../../http/problems.ts';
import { crumbsOf, findManaged, MistakeList, orderCall, pathOf } from './around.tsx';
import type { Concern } from './concern.ts';
import { concerns } from './concerns.tsx';

interface Back {
  readonly form: Form;
  readonly refusal: Refusal;
}
const concernOf = (c: Ask): Concern | undefined => {
  const name = c.req.param('concern') ?? '';
  return Object.hasOwn(concerns, name) ? concerns[name] : undefined;
};
const optionsOf = (door: Door, { state }: FoundCall): readonly string[] =>
  door.window.applications.options(state.rules.service, state.rules.ranking) ?? [];

export const showConcern = (c: Ask, door: Door): Promise<Response> => page(c, door);

const page = async (c: Ask, door: Door, back?: Back): Promise<Response> => {
  const concern = concernOf(c);
  if (concern === undefined) return nothingHere(c, door);
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const { id, state, version } = found;
  if (state.status !== 'draft') return refused(c, door, refuse('rules-are-fixed'));
  const { words: w } = c.get('visitor');
  const error = back && wordsOf(w, back.refusal).body;
  const asked = back?.form.text('id') ?? c.req.query('venue') ?? '';
  const here = pathOf(id, 'rules', c.req.param('concern') ?? '');
  const known = state.rules.venues.find((v) => v.id === asked);
  const isVenue = c.req.param('concern') === 'venue';
  const title = isVenue ? (known === undefined ? w.t('manage.add-venue') : w.text(known.name).text) : w.t(concern.title);
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, found, { label: w.t('manage.part-rules'), href: pathOf(id, 'rules') }, { label: title }),
      noIndex: true,
      error: error !== undefined,
      children: (
        <div class="stack">
          <ErrorSummary w={w} errors={error === undefined ? [] : [{ text: error }]} />
          <h1>{title}</h1>
          <p class="lead">{w.t(concern.lead)}</p>
          <MistakeList refusal={back?.refusal} />
          <form method="post" action={here}>
            <Carried c={c} door={door} />
            <input type="hidden" name="version" value={back?.form.text('version') || String(version)} />
            {concern.fields({
              w,
              state,
              offices: await listOffices(door.ledger.db),
              options: optionsOf(door, found),
              asked,
              value: (name, before = '') => back?.form.typed[name] ?? before,
              error,
            })}
            <p class="actions">
              <Button>{w.t('frame.save')}</Button>
              {isVenue && known !== undefined && state.rules.venues.length > 1 ? (
                <Button look="danger" name="remove" value="yes">
                  {w.t('manage.remove-venue')}
                </Button>
              ) : null}
              <LinkButton look="plain" href={pathOf(id, 'rules')}>
                {w.t('frame.cancel')}
              </LinkButton>
            </p>
          </form>
        </div>
      ),
    },
    back === undefined ? 200 : statusOf(back.refusal),
  );
};

const without = ({ state }: FoundCall, venue: string) => ({
  title: state.title,
  rules: {
    ...state.rules,
    venues: state.rules.venues.filter((v) => v.id !== venue),
    // A reserve that held at this venue alone goes with it.
    reserves: state.rules.reserves.flatMap((r) => {
      if (r.venues === undefined) return [r];
      const venues = r.venues.filter((v) => v !== venue);
      return venues.length === 0 ? [] : [{ ...r, venues }];
    }),
  },
});

export const takeConcern = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const concern = concernOf(c);
  if (concern === undefined) return nothingHere(c, door);
  const found = await findManaged(c, door);
  if (isRefusal(found)) return refused(c, door, found);
  const { id, state } = found;
  const data = form.text('remove') === 'yes' ? without(found, form.text('id')) : concern.read(form, state, optionsOf(door, found));
  if (isRefusal(data)) return page(c, door, { form, refusal: data });
  const seen = Number(form.text('version'));
  const expectedVersion = Number.isInteger(seen) && seen > 0 ? seen : undefined;
  const handled = await orderCall(c, door, form, { on: id, type: 'ChangeCallRules', data, expectedVersion });
  if (isRefusal(handled)) return page(c, door, { form, refusal: handled });
  return c.redirect(`${pathOf(id, 'rules')}?done=rules`, 303);
};
