/** The parts of a meeting: each a page, and the forms on it. */
import type { Child } from 'hono/jsx';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import { commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Done } from '../../ordering.tsx';
import { nothingHere } from '../../refused.tsx';
import { AgendaPart } from './agenda.tsx';
import { crumbsOf, findOwn, Head, isPart, nameOfPart, order, type Own, type Part, type PartProps, pathOf, Wrong } from './around.tsx';
import { ChangePart } from './change.tsx';
import { DecisionsPart } from './decisions.tsx';
import { ItemsPart } from './items.tsx';
import { MinutesPart } from './minutes.tsx';
import { orders } from './orders.ts';
import { Overview } from './overview.tsx';
import { PapersPart } from './papers.tsx';
import { ParticipantsPart } from './participants.tsx';
import { ProgrammePart } from './programme.tsx';

const views: Readonly<Record<Part, (of: PartProps) => Child | Promise<Child>>> = {
  overview: Overview,
  agenda: AgendaPart,
  programme: ProgrammePart,
  papers: PapersPart,
  participants: ParticipantsPart,
  decisions: DecisionsPart,
  items: ItemsPart,
  minutes: MinutesPart,
  change: ChangePart,
};

const page = async (c: Ask, door: Door, own: Own, part: Part, form?: Form, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const here = nameOfPart(w, own.state, part);
  const children = (
    <>
      <Head w={w} own={own} part={part} />
      {refusal === undefined ? <Done c={c} area="meetings" /> : <Wrong w={w} refusal={refusal} />}
      {await views[part]({ c, door, w, own, now: door.clock(), form, refusal })}
    </>
  );
  const crumbs = crumbsOf(w, { id: own.id, title: own.state.title }, part === 'overview' ? undefined : here);
  const content = { title: `${here}: ${own.state.title}`, crumbs, noIndex: true, error: refusal !== undefined, children };
  return door.frame.page(c, content, refusal === undefined ? 200 : statusOf(refusal));
};
export const showPart = async (c: Ask, door: Door): Promise<Response> => {
  const part = c.req.param('part') ?? '';
  if (!isPart(part)) return nothingHere(c, door);
  const own = await findOwn(c, door);
  if (own === undefined) return nothingHere(c, door);
  // Where a form's answer stood when the page was loaded again or the language changed.
  return part === 'overview' ? c.redirect(pathOf(own.id), 303) : page(c, door, own, part);
};
export const takePart = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const part = c.req.param('part') ?? '';
  const reads = isPart(part) ? orders[part][form.text('do')] : undefined;
  const own = await findOwn(c, door);
  if (!isPart(part) || reads === undefined || own === undefined) return nothingHere(c, door);
  const command = commandId(form, door);
  const same: Form = { ...form, text: (name) => (name === 'command' ? command : form.text(name)) };
  const asked = await reads({ door, form: same, own, command });
  const outcome = isRefusal(asked) ? asked : await order(c, door, same, own.id, asked.type, asked.data, asked.expectedVersion);
  if (isRefusal(asked) || isRefusal(outcome)) {
    const now = await findOwn(c, door);
    return now === undefined ? nothingHere(c, door) : page(c, door, now, part, form, isRefusal(asked) ? asked : (outcome as Refusal));
  }
  return c.redirect(`${pathOf(own.id, asked.onto ?? part)}?done=${asked.done}`, 303);
};
