import { reportStatuses } from '../../../../engagements/agreement/agreement.ts';
import type { WholeObligation } from '../../../../engagements/obligations/whole.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { Radios } from '../../look/forms/choices.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { Speaker } from '../agreements/around.tsx';
import { obligationPath } from './address.ts';

interface ReportFormProps {
  readonly c: Ask;
  readonly door: Pick<Door, 'makeId'>;
  readonly whole: WholeObligation;
  readonly form: Form | undefined;
}
/** How it stands, in the words of the visitor's side. */
export const ReportForm = ({ c, door, whole, form }: ReportFormProps) => {
  const { words: w } = c.get('visitor');
  const { line, speaks, reports } = whole;
  const [only = ''] = speaks;
  const before = speaks.length === 1 ? reports.find((r) => r.country === only)?.status : undefined;
  return (
    <section id="report" class="no-print">
      <h2>{speaks.length === 1 ? w.t('obligations.report-for', { country: w.country(only) }) : w.t('obligations.report')}</h2>
      <form method="post" action={obligationPath(line)} class="narrow-form">
        <Carried c={c} door={door} form={form} />
        <input type="hidden" name="due" value={line.due} />
        <Speaker w={w} sides={speaks} />
        <Radios
          w={w}
          name="status"
          label={w.t('obligations.status')}
          value={form?.text('status') ?? before}
          choices={reportStatuses.map((value) => ({
            value,
            label: w.t(`obligations.status-${value}`),
            hint:
              value === 'done'
                ? w.t(speaks.includes(line.country) ? 'obligations.done-hint-owing' : 'obligations.done-hint-other')
                : undefined,
          }))}
        />
        <TextArea
          w={w}
          name="words"
          label={w.t('obligations.words-said')}
          hint={w.t('obligations.words-hint')}
          rows={4}
          maxlength={5_000}
          value={form?.exact('words')}
          keep={`report ${obligationPath(line)}`}
          optional
        />
        <TextField
          w={w}
          name="evidence"
          type="url"
          label={w.t('obligations.evidence')}
          hint={w.t('obligations.evidence-hint')}
          value={form?.text('evidence')}
          optional
        />
        <p class="actions">
          <Button>{w.t('obligations.say-so')}</Button>
        </p>
      </form>
    </section>
  );
};
