import type { Words } from '../../words/words.ts';
import type { Colleague } from './colleagues.ts';

/** A colleague by name, with how long they are away. */
export const colleagueText = (w: Words, { name, absentUntil }: Colleague): string =>
  absentUntil ? `${name} (${w.t('inbox.absent-until', { day: w.whenShort(absentUntil) })})` : name;

/** To whom the selected tasks go. */
export const OfficerSelect = ({
  w,
  id,
  colleagues,
}: {
  readonly w: Words;
  readonly id: string;
  readonly colleagues: readonly Colleague[];
}) => (
  <select class="input" id={id} name="officer">
    <option value="">{w.t('inbox.choose-officer')}</option>
    {colleagues.map((p) => (
      <option value={p.id}>{colleagueText(w, p)}</option>
    ))}
  </select>
);
