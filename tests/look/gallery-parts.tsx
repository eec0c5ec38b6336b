/** The second half of the gallery: a form, and every small part. */
import { Years } from '../../src/doors/web/look/charts/years.tsx';
import { Button, LinkButton } from '../../src/doors/web/look/forms/button.tsx';
import { Checkboxes, Radios, Select } from '../../src/doors/web/look/forms/choices.tsx';
import { DateField } from '../../src/doors/web/look/forms/date-field.tsx';
import { ErrorSummary } from '../../src/doors/web/look/forms/error-summary.tsx';
import { FileField, TextArea, TextField } from '../../src/doors/web/look/forms/text-fields.tsx';
import { EmptyState, SummaryList, Tabs, TaskList } from '../../src/doors/web/look/parts/lists.tsx';
import { Notice } from '../../src/doors/web/look/parts/notice.tsx';
import { DeliveryTag, deliveryWords, SignTag, StageTag, stageWords, Tag } from '../../src/doors/web/look/parts/tags.tsx';
import type { Words } from '../../src/doors/web/words/words.ts';

export const Form = ({ w }: { readonly w: Words }) => (
  <>
    <ErrorSummary
      w={w}
      errors={[
        { name: 'paste', text: w.t('communiques.none') },
        { name: 'day', text: w.t('errors.invalid-title') },
      ]}
    />
    <h1>{w.t('desk.add')}</h1>
    <p class="lead">{w.t('desk.add-lead')}</p>
    <form method="post" action="/desk">
      <TextArea
        w={w}
        name="paste"
        label={w.t('desk.paste')}
        hint={w.t('desk.paste-hint')}
        error={w.t('communiques.none')}
        rows={6}
        keep="paste"
        value={'Line one\nLine two'}
      />
      <FileField w={w} name="file" label={w.t('desk.file')} hint={w.t('desk.file-hint')} accept=".pdf,.txt" optional />
      <TextField w={w} name="url" type="url" label={w.t('desk.address')} optional />
      <DateField
        w={w}
        name="day"
        label={w.t('communiques.published')}
        value={{ day: '31', month: '2', year: '2025' }}
        error={w.t('errors.invalid-title')}
      />
      <Select
        w={w}
        name="instrument"
        label={w.t('commitments.instrument')}
        value="training"
        choices={(['agreement', 'training', 'pilot'] as const).map((value) => ({ value, label: w.t(`instrument.${value}`) }))}
      />
      <Radios
        w={w}
        name="stage"
        label={w.t('commitments.stage')}
        value="agreed"
        choices={stageWords.slice(0, 3).map((value) => ({ value, label: w.t(`stage.${value}`), hint: w.t(`stage-means.${value}`) }))}
      />
      <Checkboxes
        w={w}
        name="topic"
        label={w.t('commitments.topic')}
        values={['ai']}
        choices={(['ai', 'skills', 'research'] as const).map((value) => ({ value, label: w.t(`topic.${value}`) }))}
      />
      <p class="actions">
        <Button>{w.t('desk.read')}</Button>
        <LinkButton href="/desk" look="plain">
          {w.t('frame.cancel')}
        </LinkButton>
      </p>
    </form>
  </>
);

export const Parts = ({ w }: { readonly w: Words }) => (
  <>
    <h1>{w.t('desk.title')}</h1>
    <Tabs
      w={w}
      label={w.t('desk.title')}
      tabs={[
        { href: '/1', label: w.t('desk.to-review'), count: 12, current: true },
        { href: '/2', label: w.t('home.said-again-title'), count: 3 },
        { href: '/3', label: w.t('home.gone-quiet-title'), count: 1040 },
      ]}
    />
    <Notice w={w} kind="success">
      <p>{w.t('identity.reset-sent')}</p>
    </Notice>
    <Notice w={w}>
      <p>{w.t('commitments.gone-quiet-notice', { when: w.when('2025-03-14') })}</p>
    </Notice>
    <Notice w={w} kind="error" title={w.t('errors.changed-title')}>
      <p>{w.t('errors.changed-body')}</p>
    </Notice>
    <p class="chips">
      {stageWords.map((stage) => (
        <StageTag w={w} stage={stage} />
      ))}
    </p>
    <p class="chips">
      {deliveryWords.map((delivery) => (
        <DeliveryTag w={w} delivery={delivery} />
      ))}
    </p>
    <p class="chips">
      <Tag>{w.t('instrument.training')}</Tag>
      <Tag look="live">{w.t('band.check')}</Tag>
      <SignTag w={w} sign="gone-quiet" />
      <SignTag w={w} sign="said-again" />
    </p>
    <p class="actions">
      <Button hotkey="a">{w.t('desk.accept')}</Button>
      <Button look="second" hotkey="e">
        {w.t('desk.edit')}
      </Button>
      <Button look="danger" hotkey="r">
        {w.t('desk.reject')}
      </Button>
      <Button look="plain">{w.t('frame.undo')}</Button>
      <Button compact look="second">
        {w.t('desk.split')}
      </Button>
    </p>
    <SummaryList
      rows={[
        {
          label: w.t('identity.name'),
          value: 'A. Example',
          action: { href: '/x', label: w.t('frame.change'), what: w.t('identity.name') },
        },
        {
          label: w.t('identity.roles'),
          value: w.list([w.t('role.officer'), w.t('role.editor')]),
          action: { href: '/y', label: w.t('frame.change'), what: w.t('identity.roles') },
        },
      ]}
    />
    <TaskList
      w={w}
      tasks={[
        { label: w.t('desk.paste'), href: '/1', state: 'done' },
        { label: w.t('desk.review-title'), href: '/2', state: 'open', hint: w.t('desk.in-doubt') },
        { label: w.t('commitments.follow'), state: 'waiting' },
      ]}
    />
    <Years
      w={w}
      id="years"
      title={w.t('commitments.by-year')}
      description=""
      heads={[w.t('frame.year'), w.t('frame.number')]}
      years={[
        { year: 2022, value: 4 },
        { year: 2024, value: 19 },
        { year: 2025, value: 31 },
        { year: 2026, value: 14 },
      ]}
    />
    <EmptyState title={w.t('desk.empty-title')}>{w.t('desk.empty-body')}</EmptyState>
  </>
);
