import { instruments, stages, topics } from '../../../../communiques/extraction/extraction.ts';
import type { CandidateFields, DeskCandidate } from '../../../../communiques/communique/candidate.ts';
import type { Form } from '../../forms.ts';
import { Checkboxes, Select } from '../../look/forms/choices.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import type { Words } from '../../words/words.ts';
import { doubted, wordsBetween } from './reviewing.ts';

const around = 25;

/** Words near an edge of the passage, to choose the first or the last one from. */
const edges = (text: string, fields: CandidateFields) => {
  const before = wordsBetween(text, Math.max(0, fields.start - 250), fields.start).slice(-around);
  const inside = wordsBetween(text, fields.start, fields.end);
  const after = wordsBetween(text, fields.end, Math.min(text.length, fields.end + 250)).slice(0, around);
  const all = [...before, ...inside.slice(0, 120), ...(inside.length > 120 ? inside.slice(-60) : []), ...after];
  const label = (i: number, back: boolean) =>
    all
      .slice(Math.max(0, back ? i - 3 : i), back ? i + 1 : i + 4)
      .map((x) => x.word)
      .join(' ')
      .slice(0, 60);
  return {
    starts: all.flatMap((x, i) => (x.start < fields.end ? [{ value: String(x.start), label: `${label(i, false)} …` }] : [])),
    ends: all.flatMap((x, i) => (x.end > fields.start ? [{ value: String(x.end), label: `… ${label(i, true)}` }] : [])),
  };
};

/** Every field of a candidate, with what was typed in place of what is known when the form comes back. */
export const CandidateForm = (a: {
  readonly w: Words;
  readonly c: DeskCandidate;
  readonly text: string;
  readonly parties: readonly string[];
  readonly typed?: Form;
  readonly errors: Readonly<Record<string, string>>;
}) => {
  const { w, c, typed } = a;
  const value = (name: string, known: string) => (typed ? typed.exact(name) : known);
  const doubt = doubted(c);
  const hint = (field: string) => (doubt === field ? w.t('desk.in-doubt') : undefined);
  const topic = topics.map((t) => ({ value: t, label: w.t(`topic.${t}`) }));
  const { starts, ends } = edges(a.text, c.fields);
  const says = [...new Set([...a.parties, ...c.fields.by])].map((country) => ({ value: country, label: w.country(country) }));
  return (
    <>
      <Select
        w={w}
        name="stage"
        label={w.t('commitments.stage')}
        hint={hint('stage')}
        value={value('stage', c.fields.stage)}
        choices={stages.map((s) => ({ value: s, label: w.t(`stage.${s}`) }))}
      />
      {says.length > 0 ? (
        <Checkboxes
          w={w}
          name="by"
          label={w.t('desk.by')}
          hint={hint('by') ?? w.t('desk.by-hint')}
          choices={says}
          values={typed ? typed.all('by') : c.fields.by}
        />
      ) : null}
      <Select
        w={w}
        name="topic"
        label={w.t('commitments.topic')}
        hint={hint('topic')}
        value={value('topic', c.fields.topic)}
        choices={topic}
      />
      <Select
        w={w}
        name="topic2"
        optional
        label={w.t('desk.topic2')}
        empty={w.t('desk.none')}
        value={value('topic2', c.fields.topic2 ?? '')}
        choices={topic}
      />
      <Select
        w={w}
        name="instrument"
        label={w.t('commitments.instrument')}
        hint={hint('instrument')}
        value={value('instrument', c.fields.instrument)}
        choices={instruments.map((i) => ({ value: i, label: w.t(`instrument.${i}`) }))}
      />
      <Checkboxes
        w={w}
        name="specific"
        label={w.t('desk.specific')}
        hint={w.t('desk.specific-hint')}
        choices={[{ value: 'yes', label: w.t('desk.specific-yes') }]}
        values={(typed ? typed.text('specific') === 'yes' : c.fields.specific) ? ['yes'] : []}
      />
      <TextArea
        w={w}
        name="summary"
        optional
        rows={3}
        maxlength={1000}
        label={w.t('desk.summary')}
        hint={w.t('desk.summary-hint')}
        value={value('summary', c.fields.summary)}
        error={a.errors.summary}
        lang="en"
      />
      <TextField
        w={w}
        name="when"
        optional
        width={10}
        label={w.t('desk.when')}
        hint={w.t('desk.when-hint')}
        value={value('when', c.fields.when ?? '')}
        error={a.errors.when}
      />
      <Select w={w} name="start" label={w.t('desk.begins')} value={value('start', String(c.fields.start))} choices={starts} />
      <Select w={w} name="end" label={w.t('desk.ends')} value={value('end', String(c.fields.end))} choices={ends} />
    </>
  );
};
