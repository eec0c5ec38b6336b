/** One page of questions about what became of a learner, opened by a personal link; nobody signs in. */
import { occupations, sectors } from '../../../../programmes/survey/survey.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import { commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Radios, Select } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { Said } from '../../look/parts/said.tsx';
import { refused } from '../../refused.tsx';
import { statusOf } from '../../../http/problems.ts';
import { anyForm } from '../identity/any-form.ts';
import { zoneFor } from '../apply/when.tsx';
import { periodText } from '../programmes/around.tsx';
import { countryFrom, firstCountries } from '../services/around.ts';

const tokenIn = (c: Ask): string => c.req.param('token') ?? '';
type Errors = Partial<Record<'occupation' | 'country' | 'sector' | 'skills', string>>;

/** Answered already, too late, or no such link: each says what is so, and that nothing more is asked. */
const closedDoor = (c: Ask, door: Door, refusal: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const thanks = refusal.reason === 'survey-answered' && c.req.query('done') === 'thanks';
  const key = thanks
    ? 'thanks'
    : refusal.reason === 'survey-answered'
      ? 'answered'
      : refusal.reason === 'survey-closed'
        ? 'closed'
        : refusal.reason === 'survey-link-unknown'
          ? 'unknown'
          : undefined;
  if (key === undefined) return refused(c, door, refusal);
  const title = w.t(`surveys.${key}-title`);
  return door.frame.page(
    c,
    {
      title,
      noIndex: true,
      children: (
        <>
          <h1>{title}</h1>
          <p class="lead">{w.t(`surveys.${key}-body`)}</p>
          <p>
            <a href="/programmes">{w.t('surveys.to-programmes')}</a>
          </p>
        </>
      ),
    },
    thanks ? 200 : key === 'unknown' ? 404 : 410,
  );
};

const page = async (c: Ask, door: Door, form?: Form, errors: Errors = {}): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const found = await door.programmes.surveys.open(door.ledger, tokenIn(c));
  if (isRefusal(found)) return closedDoor(c, door, found);
  const { state, until } = found;
  const programme = door.programmes.book.find(state.programme);
  const typed = (name: string): string | undefined => form?.text(name) || undefined;
  const wrong = Object.entries(errors).map(([name, text]) => ({ name, text }));
  return door.frame.page(
    c,
    {
      title: w.t('surveys.title'),
      noIndex: true,
      error: wrong.length > 0,
      children: (
        <>
          <ErrorSummary w={w} errors={wrong} />
          <p class="eyebrow">{programme === undefined ? null : <Said w={w} text={programme.title} />}</p>
          <h1>{w.t('surveys.title')}</h1>
          <p class="lead">{w.t('surveys.lead', { period: periodText(w, state.after) })}</p>
          <form method="post" action={`/surveys/${tokenIn(c)}`} class="questions">
            <input type="hidden" name="command" value={form?.text('command') || door.makeId()} />
            <Radios
              w={w}
              name="occupation"
              label={w.t('surveys.occupation')}
              value={typed('occupation')}
              error={errors.occupation}
              choices={occupations.map((value) => ({ value, label: w.t(`surveys.occupation-${value}`) }))}
            />
            <CountryField
              w={w}
              name="country"
              label={w.t('surveys.country')}
              optional
              value={typed('country') ?? ''}
              error={errors.country}
              first={firstCountries(door)}
            />
            <Select
              w={w}
              name="sector"
              label={w.t('surveys.sector')}
              hint={w.t('surveys.if-you-work')}
              optional
              empty={w.t('surveys.choose')}
              value={typed('sector')}
              error={errors.sector}
              choices={sectors.map((value) => ({ value, label: w.t(`surveys.sector-${value}`) }))}
            />
            <Radios
              w={w}
              name="skills"
              label={w.t('surveys.skills')}
              hint={w.t('surveys.if-you-work')}
              optional
              value={typed('skills')}
              error={errors.skills}
              choices={[
                { value: 'yes', label: w.t('surveys.yes') },
                { value: 'no', label: w.t('surveys.no') },
              ]}
            />
            <p class="actions">
              <Button>{w.t('surveys.send')}</Button>
            </p>
          </form>
          <section class="narrow">
            <h2 class="aside-title">{w.t('surveys.use-title')}</h2>
            <ul class="bullets small">
              <li>{w.t('surveys.use-figures')}</li>
              <li>{w.t('surveys.use-who')}</li>
              <li>{w.t('surveys.use-free')}</li>
              <li>{w.t('surveys.use-until', { when: w.instantIn(until, zoneFor(door, w)) })}</li>
            </ul>
          </section>
        </>
      ),
    },
    wrong.length > 0 ? 422 : 200,
  );
};

export const showSurvey = (c: Ask, door: Door): Promise<Response> => page(c, door);

export const takeSurvey = async (c: Ask, door: Door): Promise<Response> => {
  const form = await anyForm(c);
  if ('refused' in form) return refused(c, door, form);
  const { words: w } = c.get('visitor');
  const occupation = occupations.find((one) => one === form.text('occupation'));
  const country = form.text('country');
  const sector = form.text('sector');
  const skills = form.text('skills');
  const errors: Errors = {
    ...(occupation === undefined ? { occupation: w.t('surveys.occupation-missing') } : {}),
    ...(country !== '' && countryFrom(country) === undefined ? { country: w.t('surveys.not-a-choice') } : {}),
    ...(sector !== '' && !sectors.some((one) => one === sector) ? { sector: w.t('surveys.not-a-choice') } : {}),
    ...(skills !== '' && skills !== 'yes' && skills !== 'no' ? { skills: w.t('surveys.not-a-choice') } : {}),
  };
  if (Object.keys(errors).length > 0) return page(c, door, form, errors);
  const answer = { occupation, country: country || null, sector: sector || null, usesSkills: skills === '' ? null : skills === 'yes' };
  const handled = await door.programmes.surveys.answer(door.ledger, { token: tokenIn(c), command: commandId(form, door), answer });
  if (!isRefusal(handled)) return c.redirect(`/surveys/${tokenIn(c)}?done=thanks`, 303);
  return statusOf(handled) >= 500 ? refused(c, door, handled) : closedDoor(c, door, handled);
};
