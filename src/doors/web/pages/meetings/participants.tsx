/** Who takes part, side by side: what they answered, and whether they were there. */
import { attendances, type Participant } from '../../../../engagements/meeting/meeting.ts';
import { Button } from '../../look/forms/button.tsx';
import { Checkboxes, Select } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { Empty, hasBegun, kept, Order, type PartProps } from './around.tsx';

export const roles = ['head-of-delegation', 'co-chair', 'member', 'host', 'interpreter', 'observer'] as const;
const shown = (w: PartProps['w'], p: Participant): string => p.name ?? w.t('meetings.erased');

const Answer = ({ of, who }: { readonly of: PartProps; readonly who: Participant }) => {
  const { w, own, now } = of;
  const { invited, status, sequence } = own.state;
  const may = invited && status === 'planned' && own.may('AnswerInvitation', { participant: who.id, by: 'desk' });
  if (!may || hasBegun(own.state, now)) return null;
  const field = `answer-${who.id}`;
  return (
    <details>
      <summary>{w.t('meetings.note-answer')}</summary>
      <Order of={of} part="participants" does="answer" class="inline-order">
        <input type="hidden" name="participant" value={who.id} />
        <input type="hidden" name="sequence" value={String(sequence)} />
        <label class="out" for={field}>
          {w.t('meetings.answer-of', { name: shown(w, who) })}
        </label>
        <select class="input" id={field} name="attendance">
          {attendances
            .filter((a) => a !== 'needs-action')
            .map((a) => (
              <option value={a} selected={a === who.attendance}>
                {w.t(`meetings.answer-${a}`)}
              </option>
            ))}
        </select>
        <Button look="second" compact>
          {w.t('frame.save')}
        </Button>
      </Order>
    </details>
  );
};
const One = ({ of, who }: { readonly of: PartProps; readonly who: Participant }) => {
  const { w, own } = of;
  const { status, invited } = own.state;
  const open = status === 'planned';
  const answer = who.present === null ? (invited && who.email !== null ? w.t(`meetings.answer-${who.attendance}`) : null) : null;
  return (
    <li>
      <p class="row-title">
        <bdi>{shown(w, who)}</bdi>
      </p>
      <p class="meta">
        <span>{w.t(`meetings.role-${who.role}`)}</span>
        {who.organisationName === '' ? null : <bdi>{who.organisationName}</bdi>}
        {who.email === null && open ? <span>{w.t('meetings.no-address')}</span> : null}
      </p>
      <p class="meta">
        {answer === null ? null : <span class={who.attendance === 'accepted' ? 'tag' : 'tag warm'}>{answer}</span>}
        {who.present === null ? null : (
          <span class={who.present ? 'tag' : 'tag warm'}>{w.t(who.present ? 'meetings.present' : 'meetings.absent')}</span>
        )}
      </p>
      <Answer of={of} who={who} />
      {open && own.may('RemoveParticipant', { participant: who.id }) ? (
        <Order of={of} part="participants" does="participant-remove">
          <input type="hidden" name="participant" value={who.id} />
          <Button look="plain" compact label={w.t('meetings.take-off', { name: shown(w, who) })}>
            {w.t('frame.remove')}
          </Button>
        </Order>
      ) : null}
    </li>
  );
};

const Add = (of: PartProps) => {
  const { w, own } = of;
  const { countries } = own.state;
  const may = countries.filter((country) => own.may('AddParticipant', { country }));
  // Interpreters and observers may come from anywhere; who may ask for whichever country may ask for theirs.
  const ofOthers = own.may('AddParticipant', { country: '' });
  const field = (name: string, standing = '') => kept(of, 'participant', name, standing);
  return may.length === 0 || own.state.status === 'cancelled' ? null : (
    <section>
      <h2>{w.t('meetings.participant-add')}</h2>
      {own.state.invited && own.state.status === 'planned' ? <p class="hint">{w.t('meetings.invited-at-once')}</p> : null}
      <Order of={of} part="participants" does="participant">
        <TextField w={w} name="name" label={w.t('meetings.name')} maxlength={200} dir="auto" autocomplete="off" value={field('name')} />
        {ofOthers ? (
          <CountryField
            w={w}
            name="country"
            label={w.t('meetings.side')}
            hint={w.t('meetings.side-hint')}
            first={countries}
            value={field('country', own.sides[0])}
          />
        ) : (
          <Select
            w={w}
            name="country"
            label={w.t('meetings.side')}
            value={field('country', own.sides[0])}
            choices={may.map((value) => ({ value, label: w.country(value) }))}
          />
        )}
        <Select
          w={w}
          name="role"
          label={w.t('meetings.role')}
          value={field('role', 'member')}
          choices={roles.map((value) => ({ value, label: w.t(`meetings.role-${value}`) }))}
        />
        <TextField
          w={w}
          name="organisation"
          label={w.t('meetings.organisation')}
          maxlength={300}
          dir="auto"
          optional
          value={field('organisation')}
        />
        <TextField
          w={w}
          name="email"
          type="email"
          label={w.t('meetings.email')}
          hint={w.t('meetings.email-hint')}
          autocomplete="off"
          optional
          value={field('email')}
        />
        <p class="actions">
          <Button look="second">{w.t('meetings.participant-add')}</Button>
        </p>
      </Order>
    </section>
  );
};

const Attendance = (of: PartProps) => {
  const { w, own } = of;
  const { participants, status } = own.state;
  if (!hasBegun(own.state, of.now) || participants.length === 0 || !own.may('NoteAttendance') || status === 'cancelled') return null;
  const isNoted = participants.every((p) => p.present !== null);
  return (
    <section id="attendance">
      <h2>{w.t('meetings.attendance')}</h2>
      <details open={!isNoted}>
        <summary>{w.t(isNoted ? 'meetings.correct-attendance' : 'meetings.note-attendance')}</summary>
        <Order of={of} part="participants" does="attendance">
          {participants.map((p) => (
            <input type="hidden" name="listed" value={p.id} />
          ))}
          <Checkboxes
            w={w}
            name="present"
            label={w.t('meetings.who-was-there')}
            hint={w.t('meetings.who-was-there-hint')}
            values={participants.filter((p) => p.present ?? p.attendance !== 'declined').map((p) => p.id)}
            choices={participants.map((p) => ({
              value: p.id,
              label: <bdi>{shown(w, p)}</bdi>,
              hint: `${w.country(p.country)}, ${w.t(`meetings.role-${p.role}`)}`,
            }))}
          />
          <p class="actions">
            <Button>{w.t('meetings.note-attendance')}</Button>
          </p>
        </Order>
      </details>
    </section>
  );
};

export const ParticipantsPart = (of: PartProps) => {
  const { w, own, now } = of;
  const { participants, countries, invited, status } = own.state;
  const others = [...new Set(participants.map((p) => p.country).filter((country) => !countries.includes(country)))];
  const reachable = participants.filter((p) => p.email !== null).length;
  const maySend = status === 'planned' && !invited && !hasBegun(own.state, now) && own.may('SendInvitations');
  return (
    <>
      {participants.length === 0 ? (
        <Empty of={of} title={w.t('meetings.participants-empty')}>
          {w.t('meetings.participants-empty-body')}
        </Empty>
      ) : (
        <>
          {invited && status !== 'cancelled' ? (
            <p class="soft">
              {w.t('meetings.answers', {
                accepted: participants.filter((p) => p.attendance === 'accepted').length,
                declined: participants.filter((p) => p.attendance === 'declined').length,
                open: participants.filter((p) => p.attendance === 'needs-action' || p.attendance === 'tentative').length,
              })}
            </p>
          ) : null}
          <div class="delegations">
            {[...countries, ...others].map((country) => {
              const side = participants.filter((p) => p.country === country);
              return (
                <section>
                  <h2>{w.country(country)}</h2>
                  {side.length === 0 ? (
                    <p class="soft">{w.t('meetings.side-empty')}</p>
                  ) : (
                    <ul class="rows">
                      {side
                        .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
                        .map((who) => (
                          <One of={of} who={who} />
                        ))}
                    </ul>
                  )}
                </section>
              );
            })}
          </div>
        </>
      )}
      {maySend && participants.length > 0 ? (
        <section>
          <h2>{w.t('meetings.invitations')}</h2>
          <Order of={of} part="participants" does="invite">
            <p>{w.t('meetings.invite-hint', { count: reachable })}</p>
            <p class="actions">
              <Button>{w.t('meetings.invite')}</Button>
            </p>
          </Order>
        </section>
      ) : null}
      <Attendance {...of} />
      <Add {...of} />
    </>
  );
};
