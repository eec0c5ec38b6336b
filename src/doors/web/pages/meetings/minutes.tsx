/** The minutes: drafted from what was decided, agreed by each side to the letter, and published. */
import { chairsFor } from '../../../../engagements/meeting/access.ts';
import type { Minutes } from '../../../../engagements/meeting/meeting.ts';
import { isAgreed, type MinutesChange } from '../../../../engagements/meeting/minutes.ts';
import { minutesDraft } from '../../../../engagements/meeting/minutes-draft.ts';
import { findGroup } from '../../../../engagements/working-group/queries.ts';
import { knownLanguages, ownNames } from '../../../../kernel/language/language.ts';
import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import { Button } from '../../look/forms/button.tsx';
import { Radios, Select } from '../../look/forms/choices.tsx';
import { TextArea } from '../../look/forms/text-fields.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import { Empty, hasBegun, kept, Order, type PartProps, pathOf } from './around.tsx';
import { communiqueOf } from './overview.tsx';

const changesOf = ({ details }: Refusal): readonly MinutesChange[] =>
  Array.isArray(details.changes) ? details.changes.filter((x): x is MinutesChange => typeof x?.was === 'string') : [];
/** What is different from the text that somebody agreed to. */
const Changed = ({ w, refusal }: { readonly w: Words; readonly refusal: Refusal }) => (
  <section id="changed">
    <h2>{w.t('meetings.changed-since')}</h2>
    {changesOf(refusal).map(({ was, is }) => (
      <p class="redline">
        {was === '' ? null : <del>{was}</del>}
        {was !== '' && is !== '' ? '\n' : null}
        {is === '' ? null : <ins>{is}</ins>}
      </p>
    ))}
  </section>
);
const Text = ({ w, minutes }: { readonly w: Words; readonly minutes: Minutes }) => (
  <article class="clause">
    <p class="reading-text" lang={minutes.language} dir="auto">
      {minutes.text}
    </p>
    <p class="small soft">
      {w.t('meetings.version', { version: minutes.version })} · {w.t('meetings.digest')} <bdi class="digest">{minutes.digest}</bdi>
    </p>
  </article>
);
const Agreed = ({ of, minutes }: { readonly of: PartProps; readonly minutes: Minutes }) => {
  const { w, own } = of;
  return (
    <Table
      caption={w.t('meetings.agreement-of-sides')}
      rows={own.state.countries}
      columns={[
        { label: w.t('meetings.side'), kind: 'main', cell: (country) => w.country(country) },
        {
          label: w.t('meetings.agrees'),
          cell: (country) => {
            const given = minutes.agreed.find((a) => a.country === country);
            if (given === undefined) return <span class="soft">{w.t('meetings.not-agreed-yet')}</span>;
            return given.digest === minutes.digest ? (
              w.t('meetings.agreed-at', { at: w.instantIn(given.at, own.state.zone) })
            ) : (
              <span class="tag warm">{w.t('meetings.agreed-other')}</span>
            );
          },
        },
      ]}
    />
  );
};
const Deciding = ({ of, minutes }: { readonly of: PartProps; readonly minutes: Minutes }) => {
  const { c, w, own } = of;
  const { countries, status } = own.state;
  const missing = countries.filter(
    (country) =>
      chairsFor(c.get('visitor').actor, own.state, country) &&
      !minutes.agreed.some((a) => a.country === country && a.digest === minutes.digest),
  );
  const mayPublish =
    isAgreed(own.state) && own.may('PublishMinutes') && (minutes.published === null || minutes.visibility === 'restricted');
  return (
    <>
      {minutes.behind ? (
        <Notice w={w}>
          <p>{w.t('meetings.minutes-behind')}</p>
        </Notice>
      ) : status !== 'held' ? (
        <Notice w={w}>
          <p>{w.t('meetings.hold-first')}</p>
        </Notice>
      ) : missing.length > 0 ? (
        <Order of={of} part="minutes" does="agree">
          <input type="hidden" name="digest" value={minutes.digest} />
          {missing.length === 1 ? (
            <input type="hidden" name="country" value={missing[0]} />
          ) : (
            <Select
              w={w}
              name="country"
              label={w.t('meetings.agree-for')}
              choices={missing.map((value) => ({ value, label: w.country(value) }))}
            />
          )}
          <p>{w.t('meetings.agree-hint', { version: minutes.version, countries: w.list(missing.map((s) => w.country(s))) })}</p>
          <p class="actions">
            <Button>{w.t('meetings.agree')}</Button>
          </p>
        </Order>
      ) : isAgreed(own.state) ? null : (
        <p class="soft">{w.t('meetings.who-agrees')}</p>
      )}
      {mayPublish ? (
        <section>
          <h2>{w.t('meetings.publish')}</h2>
          <Order of={of} part="minutes" does="publish">
            <Radios
              w={w}
              name="visibility"
              label={w.t('meetings.publish-whom')}
              value={kept(of, 'publish', 'visibility')}
              choices={(minutes.published === null ? (['public', 'restricted'] as const) : (['public'] as const)).map((value) => ({
                value,
                label: w.t(`meetings.publish-${value}`),
                hint: w.t(`meetings.publish-${value}-hint`),
              }))}
            />
            <p class="actions">
              <Button>{w.t('meetings.publish')}</Button>
            </p>
          </Order>
        </section>
      ) : null}
    </>
  );
};

export const MinutesPart = async (of: PartProps) => {
  const { c, door, w, own, now, refusal } = of;
  const { minutes, group, status } = own.state;
  const asked = c.req.query('draft');
  const writes = hasBegun(own.state, now) && status !== 'cancelled' && minutes?.published == null && own.may('WriteMinutes');
  const language = kept(of, 'minutes', 'language', asked ?? minutes?.language ?? w.language);
  const wantsDraft = minutes === null || asked !== undefined;
  const named = group === null ? undefined : await findGroup(door.ledger, group, c.get('visitor').actor);
  const draft = writes && wantsDraft ? minutesDraft(own.state, named?.state ?? null, language) : (minutes?.text ?? '');
  const communique = minutes?.published == null ? undefined : await communiqueOf(c, door, own.id);
  return (
    <>
      {refusal?.reason === 'minutes-stale' ? <Changed w={w} refusal={refusal} /> : null}
      {minutes === null ? (
        <Empty of={of} title={w.t('meetings.minutes-empty')}>
          {w.t(writes ? 'meetings.minutes-empty-body' : 'meetings.minutes-later')}
        </Empty>
      ) : (
        <>
          {minutes.published === null ? null : (
            <p>
              <span class="tag">
                {w.t(`meetings.published-${minutes.visibility}`, { day: w.whenShort(minutes.published.slice(0, 10)) })}
              </span>{' '}
              {communique === undefined ? null : <a href={communique}>{w.t('meetings.its-commitments')}</a>}
            </p>
          )}
          <Text w={w} minutes={minutes} />
          <Agreed of={of} minutes={minutes} />
          {status === 'cancelled' ? null : <Deciding of={of} minutes={minutes} />}
        </>
      )}
      {writes ? (
        <section id="write">
          <h2>{w.t(minutes === null ? 'meetings.minutes-write' : 'meetings.minutes-change')}</h2>
          {minutes !== null && !isAgreed(own.state) && minutes.agreed.length === 0 ? null : minutes === null ? null : (
            <p class="hint">{w.t('meetings.minutes-change-hint')}</p>
          )}
          <p class="actions">
            {(['en', 'ur'] as const).map((l) => (
              <a href={`${pathOf(own.id, 'minutes')}?draft=${l}#write`}>{w.t('meetings.draft-in', { language: ownNames[l] })}</a>
            ))}
          </p>
          <Order of={of} part="minutes" does="minutes">
            <input type="hidden" name="seen" value={minutes?.digest ?? ''} />
            <TextArea
              w={w}
              name="text"
              label={w.t('meetings.minutes-text')}
              hint={w.t('meetings.minutes-hint')}
              rows={18}
              maxlength={200_000}
              value={kept(of, 'minutes', 'text', draft)}
            />
            <Select
              w={w}
              name="language"
              label={w.t('meetings.language')}
              value={language}
              choices={knownLanguages.map((value) => ({ value, label: ownNames[value], lang: value }))}
            />
            <p class="actions">
              <Button look={minutes === null || minutes.behind ? 'first' : 'second'}>{w.t('meetings.minutes-save')}</Button>
            </p>
          </Order>
        </section>
      ) : null}
    </>
  );
};
