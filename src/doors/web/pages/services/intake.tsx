/** When a service that takes applications by calls does so: on its page, and before anyone starts. */
import { intakeNow, type IntakeNow } from '../../../../one-window/case/intake.ts';
import type { Definition } from '../../../../one-window/service/definition.ts';
import type { Door } from '../../door.ts';
import type { Words } from '../../words/words.ts';

/** Undefined for a service that is always open. */
export const intakeOf = async (door: Door, service: Definition): Promise<IntakeNow | undefined> => {
  const found = intakeNow(door.window, service, door.clock());
  if (found === undefined || found.state === 'open') return found;
  // Another process may have opened a call since.
  await door.window.intakes?.refresh(door.ledger);
  return intakeNow(door.window, service, door.clock());
};

export const mayStart = (intake: IntakeNow | undefined): boolean => intake === undefined || intake.state === 'open';

export const IntakeLine = ({ w, intake }: { readonly w: Words; readonly intake: IntakeNow }) => {
  if (intake.state === 'none') return <p class="intake">{w.t('reviews.intake-none')}</p>;
  const { state, timeZone } = intake;
  const { call, opens, closes } = intake.intake;
  return (
    <p class="intake">
      {w.t(`reviews.intake-${state}`, { opens: w.instantIn(opens, timeZone), closes: w.instantIn(closes, timeZone) })}{' '}
      <a href={`/calls/${call}`}>{w.t('reviews.to-call')}</a>
    </p>
  );
};
