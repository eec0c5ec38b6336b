/** Moving a meeting, saying who may know of it, and calling it off. */
import { Button } from '../../look/forms/button.tsx';
import { Radios } from '../../look/forms/choices.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { kept, Order, type PartProps } from './around.tsx';
import { likelyZones, WhenFields } from './when-fields.tsx';

export const visibilityChoices = (w: PartProps['w']) =>
  (['restricted', 'public'] as const).map((value) => ({
    value,
    label: w.t(`meetings.visibility-${value}`),
    hint: w.t(`meetings.visibility-${value}-hint`),
  }));

export const ChangePart = (of: PartProps) => {
  const { door, w, own, form, refusal } = of;
  const { state } = own;
  const open = state.status === 'planned';
  if (!own.may('SetVisibility')) return <p class="lead">{w.t('meetings.only-inviting')}</p>;
  return (
    <>
      {open ? (
        <section>
          <h2>{w.t('meetings.move')}</h2>
          <p class="hint">{w.t(state.invited ? 'meetings.move-hint-invited' : 'meetings.move-hint')}</p>
          <Order of={of} part="change" does="move">
            <input type="hidden" name="seen" value={String(state.sequence)} />
            <TextField
              w={w}
              name="title"
              label={w.t('meetings.name-of-it')}
              maxlength={300}
              dir="auto"
              value={kept(of, 'move', 'title', state.title)}
            />
            <WhenFields
              w={w}
              form={form?.text('do') === 'move' ? form : undefined}
              refusal={refusal}
              times={state}
              zone={state.zone}
              zones={likelyZones(door, state.countries)}
              now={of.now}
            />
            <TextField
              w={w}
              name="place"
              label={w.t('meetings.place')}
              maxlength={500}
              dir="auto"
              optional
              value={kept(of, 'move', 'place', state.place)}
            />
            <p class="actions">
              <Button>{w.t('meetings.move')}</Button>
            </p>
          </Order>
        </section>
      ) : null}
      <section>
        <h2>{w.t('meetings.visibility')}</h2>
        <Order of={of} part="change" does="visibility">
          <Radios
            w={w}
            name="visibility"
            label={w.t('meetings.visibility-who')}
            value={kept(of, 'visibility', 'visibility', state.visibility)}
            choices={visibilityChoices(w)}
          />
          <p class="actions">
            <Button look="second">{w.t('frame.save')}</Button>
          </p>
        </Order>
      </section>
      {open ? (
        <section>
          <h2>{w.t('meetings.cancel')}</h2>
          <p class="hint">{w.t(state.invited ? 'meetings.cancel-hint-invited' : 'meetings.cancel-hint')}</p>
          <Order of={of} part="change" does="cancel">
            <TextArea w={w} name="reason" label={w.t('meetings.reason')} rows={3} maxlength={2_000} value={kept(of, 'cancel', 'reason')} />
            <p class="actions">
              <Button look="danger">{w.t('meetings.cancel')}</Button>
            </p>
          </Order>
        </section>
      ) : null}
    </>
  );
};
