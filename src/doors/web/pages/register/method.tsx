import { readingFigures } from '../../../../communiques/tracker/accuracy/queries.ts';
import { stages } from '../../../../communiques/extraction/extraction.ts';
import type { Ask, Door } from '../../door.ts';
import { Table } from '../../look/parts/table.tsx';
import { StageTag } from '../../look/parts/tags.tsx';
import type { Mount } from '../pages.ts';

/** How the reading works, how often it is right, and the rules by which the register judges. */
const show = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const figures = await readingFigures(door.ledger);
  const { saidAgain, goneQuiet } = door.pack.rules;
  return door.frame.page(c, {
    title: w.t('frame.method'),
    crumbs: [{ label: w.t('frame.home'), href: '/' }, { label: w.t('frame.method') }],
    children: (
      <article class="stack prose">
        <h1>{w.t('frame.method')}</h1>
        <p class="lead">{w.t('method.lead')}</p>
        <h2>{w.t('method.steps-title')}</h2>
        <ol>
          <li>{w.t('method.step-read')}</li>
          <li>{w.t('method.step-officer')}</li>
          <li>{w.t('method.step-thread')}</li>
          <li>{w.t('method.step-ledger')}</li>
        </ol>
        <h2>{w.t('method.right-title')}</h2>
        <p>{w.t('method.right-lead', { confirmed: figures.confirmed, rejected: figures.rejected, added: figures.added })}</p>
        <Table
          caption={w.t('method.right-title')}
          hideCaption
          rows={figures.bands}
          columns={[
            { label: w.t('method.band'), kind: 'main', cell: (b) => w.t(`band.${b.band}`) },
            {
              label: w.t('method.engine'),
              cell: (b) => (
                <bdi>
                  {b.engine} {b.version}
                </bdi>
              ),
            },
            { label: w.t('method.confirmed'), kind: 'number', cell: (b) => w.number(b.confirmed) },
            { label: w.t('method.edited'), kind: 'number', cell: (b) => w.number(b.edited) },
            { label: w.t('method.rejected'), kind: 'number', cell: (b) => w.number(b.rejected) },
            { label: w.t('method.right'), kind: 'number', cell: (b) => (b.right === null ? '–' : w.share(b.right)) },
          ]}
        />
        <p class="soft small">{w.t('method.engine-now', { engine: door.extractor.id, version: door.extractor.version })}</p>
        <h2>{w.t('method.stages-title')}</h2>
        <dl class="summary">
          {stages.map((stage) => (
            <div>
              <dt>
                <StageTag w={w} stage={stage} />
              </dt>
              <dd>{w.t(`stage-means.${stage}`)}</dd>
            </div>
          ))}
        </dl>
        <h2>{w.t('method.rules-title')}</h2>
        <dl class="summary">
          <div>
            <dt>{w.t('sign.said-again')}</dt>
            <dd>{w.t('method.said-again-rule', { mentions: saidAgain.mentions })}</dd>
          </div>
          <div>
            <dt>{w.t('sign.gone-quiet')}</dt>
            <dd>{w.t('method.gone-quiet-rule', { days: goneQuiet.days, stage: w.t(`stage.${goneQuiet.fromStage}`) })}</dd>
          </div>
        </dl>
      </article>
    ),
  });
};

export const method: Mount = (app, door) => {
  app.get('/method', (c) => show(c, door));
};
