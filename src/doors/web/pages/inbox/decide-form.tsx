import type { Decision } from '../../../../one-window/service/definition.ts';
import { TextArea } from '../../look/forms/text-fields.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { ActForm, typedIn } from './act-form.tsx';
import type { AtTask } from './open-task.ts';
import { PointsFields } from './points-fields.tsx';

/** What a decision is called: the service's label; advice and appeals have words of their own. */
export const DecisionLabel = ({
  w,
  id,
  decisions,
}: {
  readonly w: Words;
  readonly id: string;
  readonly decisions: readonly Decision[];
}) => {
  const known = decisions.find((d) => d.id === id);
  if (known) return <Said w={w} text={known.label} />;
  const key = `inbox.decision-${id}`;
  return <>{w.has(key) ? w.t(key) : id}</>;
};

const Reasons = ({ a, decision }: { readonly a: AtTask; readonly decision: Decision }) => {
  const { w } = a;
  const chosen = typedIn(a, 'confirm').all('reason');
  return (
    <fieldset class="reasons">
      <legend>{w.t(decision.kind === 'refuse' ? 'inbox.reasons-needed' : 'inbox.reasons')}</legend>
      {decision.reasons.map((reason, i) => {
        const id = `reason-${decision.id}-${i + 1}`;
        return (
          <div class="choice">
            <input type="checkbox" id={id} name="reason" value={reason.id} checked={chosen.includes(reason.id)} />
            <div>
              <label for={id}>
                <Said w={w} text={reason.text} />
              </label>
            </div>
          </div>
        );
      })}
    </fieldset>
  );
};

/** The decision with its reasons; the next page says what will come of it, and asks once more. */
export const DecideForm = ({ a }: { readonly a: AtTask }) => {
  const { w, view } = a;
  const t = typedIn(a, 'confirm');
  const chosen = t.value('decision');
  const wrong = t.error('decision');
  const advice = view.task.kind === 'advice';
  return (
    <ActForm a={a} act="confirm" button={w.t(advice ? 'inbox.send-advice' : 'inbox.to-confirm')} look="first">
      {advice ? (
        <input type="hidden" name="decision" value="answer" />
      ) : (
        <fieldset class={wrong ? 'field has-error decisions' : 'field decisions'} id="decision">
          <legend>{w.t('inbox.your-decision')}</legend>
          {wrong ? <p class="field-error">{wrong}</p> : null}
          {view.decisionIds.map((id) => {
            const known = view.decisions.find((d) => d.id === id);
            return (
              <div class="choice decision">
                <input
                  type="radio"
                  id={`decision-${id}`}
                  name="decision"
                  value={id}
                  checked={chosen === id || view.decisionIds.length === 1}
                />
                <div>
                  <label for={`decision-${id}`}>
                    <DecisionLabel w={w} id={id} decisions={view.decisions} />
                  </label>
                  {known && known.reasons.length > 0 ? <Reasons a={a} decision={known} /> : null}
                </div>
              </div>
            );
          })}
        </fieldset>
      )}
      <PointsFields a={a} />
      <TextArea
        w={w}
        name="words"
        rows={4}
        maxlength={4000}
        optional={view.task.kind === 'decision'}
        label={w.t(advice ? 'inbox.your-advice' : 'inbox.decision-words')}
        hint={w.t(advice ? 'inbox.your-advice-hint' : 'inbox.decision-words-hint')}
        value={t.value('words')}
        error={t.error('words')}
        keep="decision"
      />
    </ActForm>
  );
};
