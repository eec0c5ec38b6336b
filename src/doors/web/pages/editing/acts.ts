/** What editors' forms do to a service. */
import { isRefusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { handleCase } from '../../../../one-window/case/handle-case.ts';
import { asYaml } from '../../../../one-window/service/as-yaml.ts';
import type { ServiceCommandType } from '../../../../one-window/service/commands.ts';
import { applicantKinds } from '../../../../one-window/service/definition.ts';
import { service } from '../../../../one-window/service/service-decider.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { refused } from '../../refused.tsx';
import { findEdited, pathOf } from './around.ts';
import { askToRetire } from './confirm.tsx';
import { showDraft } from './draft.tsx';

const idOf = (c: Ask): string => c.req.param('service') ?? '';
const order = async (c: Ask, door: Door, form: Form, type: ServiceCommandType, data: object) => {
  const handled = await act(c, door, service, { type, on: idOf(c), id: commandId(form, door), data });
  if (!isRefusal(handled)) await door.window.catalogue.refresh(door.ledger);
  return handled;
};

export const publish = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const data = { version: Number(form.text('version')), digest: form.text('digest') };
  const handled = await order(c, door, form, 'PublishService', data);
  return isRefusal(handled) ? refused(c, door, handled) : c.redirect(`${pathOf(idOf(c))}?done=published`, 303);
};

export const discard = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const handled = await order(c, door, form, 'DiscardDraft', { version: Number(form.text('version')) });
  if (isRefusal(handled)) return refused(c, door, handled);
  // A service that was never published is gone with its draft.
  const left = await findEdited(door, idOf(c));
  return c.redirect(left === undefined ? '/editing/services?done=discarded' : `${pathOf(idOf(c))}?done=discarded`, 303);
};

export const retire = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const why = form.text('why');
  if (why === '') return askToRetire(c, door, { why, refusal: refuse('words-missing') });
  const handled = await order(c, door, form, 'RetireService', { why });
  return isRefusal(handled) ? refused(c, door, handled) : c.redirect(`${pathOf(idOf(c))}?done=retired`, 303);
};

export const reopen = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const handled = await order(c, door, form, 'ReopenService', {});
  return isRefusal(handled) ? refused(c, door, handled) : c.redirect(`${pathOf(idOf(c))}?done=reopened`, 303);
};

/** Opens a trial case of the draft; its pages are those of any case. */
export const tryOut = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const { actor, person, words: w } = c.get('visitor');
  const edited = await findEdited(door, idOf(c));
  const draft = edited?.state.draft;
  if (!draft) return refused(c, door, refuse('no-draft'));
  const typed = { kind: form.text('kind'), country: form.text('country') };
  const kind = applicantKinds.find((one) => one === typed.kind);
  const id = commandId(form, door);
  const outcome =
    kind === undefined || !/^[A-Z]{2}$/.test(typed.country)
      ? refuse('not-for-this-applicant', {})
      : await handleCase(
          { window: door.window, ledger: door.ledger },
          {
            id,
            type: 'OpenCase',
            on: id,
            actor,
            now: door.clock(),
            data: {
              service: idOf(c),
              version: draft.version,
              trial: true,
              kind,
              country: typed.country,
              name: person?.name ?? '',
              language: w.language,
            },
          },
        );
  if (isRefusal(outcome)) return showDraft(c, door, { ...typed, refusal: outcome });
  await door.ledger.settled();
  return c.redirect(`/cases/${id}`, 303);
};

/** A version as the text of a file. */
export const download = async (c: Ask, door: Door): Promise<Response> => {
  const { state, id } = (await findEdited(door, idOf(c))) ?? {};
  const wanted = Number.parseInt(c.req.param('file') ?? '', 10);
  const found = [...(state?.versions ?? []), ...(state?.draft ? [state.draft] : [])].find((v) => v.version === wanted);
  if (found === undefined) return refused(c, door, refuse('not-found'));
  return c.body(asYaml({ ...found.definition, draft: false }), 200, {
    'content-type': 'application/yaml; charset=utf-8',
    'content-disposition': `attachment; filename="${id}.yaml"`,
    'cache-control': 'private, no-cache',
  });
};
