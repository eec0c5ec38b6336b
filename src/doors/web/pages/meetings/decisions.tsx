/** What was decided, under which heading of the agenda; of a visit, what came of it. */
import { isAgreed } from '../../../../engagements/meeting/minutes.ts';
import { Button } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { TextArea } from '../../look/forms/text-fields.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Empty, hasBegun, kept, Order, type PartProps } from './around.tsx';

/** Whether what was decided can still be written down or taken back; what both sides agreed to in minutes stands. */
export const isOpen = ({ own, now }: PartProps): boolean =>
  own.state.status !== 'cancelled' && hasBegun(own.state, now) && !isAgreed(own.state) && own.state.minutes?.published == null;
export const Settled = (of: PartProps) => {
  const { w, own, now } = of;
  if (isOpen(of) || own.state.status === 'cancelled') return null;
  return (
    <Notice w={w}>
      <p>{w.t(hasBegun(own.state, now) ? 'meetings.settled' : 'meetings.not-begun')}</p>
    </Notice>
  );
};

export const DecisionsPart = (of: PartProps) => {
  const { w, own, now } = of;
  const { decisions, agenda, outcome, kind, status } = own.state;
  const open = isOpen(of);
  return (
    <>
      <Settled {...of} />
      {decisions.length === 0 ? (
        <Empty of={of} title={w.t('meetings.decisions-empty')}>
          {w.t('meetings.decisions-empty-body')}
        </Empty>
      ) : (
        <ol class="rows">
          {decisions.map(({ id, text, agenda: under }) => {
            const at = agenda.findIndex((line) => line.id === under);
            return (
              <li>
                <p class="reading-text">{text}</p>
                {at < 0 ? null : (
                  <p class="meta">
                    <span>{w.t('meetings.under', { number: at + 1, title: agenda[at]?.title ?? '' })}</span>
                  </p>
                )}
                {open && own.may('RemoveDecision') ? (
                  <Order of={of} part="decisions" does="decision-remove">
                    <input type="hidden" name="decision" value={id} />
                    <Button look="plain" compact label={`${w.t('frame.remove')} ${text.slice(0, 60)}`}>
                      {w.t('frame.remove')}
                    </Button>
                  </Order>
                ) : null}
              </li>
            );
          })}
        </ol>
      )}
      {open && own.may('RecordDecision') ? (
        <section>
          <h2>{w.t('meetings.decision-add')}</h2>
          <Order of={of} part="decisions" does="decision">
            <TextArea
              w={w}
              name="text"
              label={w.t('meetings.decision')}
              hint={w.t('meetings.decision-hint')}
              rows={4}
              maxlength={5_000}
              value={kept(of, 'decision', 'text')}
            />
            {agenda.length > 0 ? (
              <Select
                w={w}
                name="agenda"
                label={w.t('meetings.under-which')}
                optional
                empty={w.t('meetings.under-none')}
                value={kept(of, 'decision', 'agenda')}
                choices={agenda.map(({ id, title }, at) => ({ value: id, label: `${w.number(at + 1)}. ${title}` }))}
              />
            ) : null}
            <p class="actions">
              <Button>{w.t('meetings.decision-add')}</Button>
            </p>
          </Order>
        </section>
      ) : null}
      {(kind === 'visit' || outcome !== null) && status !== 'cancelled' ? (
        <section>
          <h2>{w.t('meetings.outcome')}</h2>
          {hasBegun(own.state, now) && own.may('RecordOutcome') ? (
            <Order of={of} part="decisions" does="outcome">
              <TextArea
                w={w}
                name="outcome"
                label={w.t('meetings.outcome-text')}
                hint={w.t('meetings.outcome-hint')}
                rows={5}
                maxlength={20_000}
                value={kept(of, 'outcome', 'outcome', outcome ?? '')}
              />
              <p class="actions">
                <Button look="second">{w.t('frame.save')}</Button>
              </p>
            </Order>
          ) : outcome === null ? (
            <p class="soft">{w.t('meetings.outcome-none')}</p>
          ) : (
            <p class="reading-text">{outcome}</p>
          )}
        </section>
      ) : null}
    </>
  );
};
