import type { Child } from 'hono/jsx';
import type { DeskCandidate } from '../../../../communiques/communique/candidate.ts';
import { Button } from '../../look/forms/button.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { StageTag, Tag } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';
import { Underlined } from './article.tsx';
import { Decide, Edit, Fold, Merge, Of, type PanelProps, Split, Threads } from './panel-acts.tsx';
import { wordOr } from './parts.tsx';
import { doubted, inReviewOrder, triggersOf } from './reviewing.ts';

/** Why it was found, in words: the stage its trigger speaks of and the trigger itself. */
export const reasonOf = (w: Words, text: string, c: DeskCandidate): string => {
  if (c.origin === 'person') return w.t('desk.reason-person');
  const words = triggersOf(c).map((t) => text.slice(t.start, t.end));
  const stage = w.t(`stage.${c.fields.stage}`);
  return words.length > 0 ? w.t('desk.reason-trigger', { stage, words: words.join(' … ') }) : w.t('desk.reason-wording', { stage });
};

const Facts = ({ w, c }: { readonly w: Words; readonly c: DeskCandidate }) => {
  const doubt = doubted(c);
  const marked = (field: string, value: Child) =>
    doubt === field ? (
      <>
        <span class="doubt">{value}</span> <span class="small doubt-says">{w.t('desk.in-doubt')}</span>
      </>
    ) : (
      value
    );
  const { fields: f } = c;
  return (
    <SummaryList
      short
      rows={[
        { label: w.t('commitments.stage'), value: marked('stage', <StageTag w={w} stage={f.stage} />) },
        { label: w.t('desk.by'), value: marked('by', f.by.length > 0 ? w.list(f.by.map(w.country)) : '–') },
        {
          label: w.t('commitments.topic'),
          value: marked('topic', w.list([f.topic, ...(f.topic2 ? [f.topic2] : [])].map((t) => w.t(`topic.${t}`)))),
        },
        { label: w.t('commitments.instrument'), value: marked('instrument', w.t(`instrument.${f.instrument}`)) },
        ...(f.summary
          ? [
              {
                label: w.t('desk.summary'),
                value: (
                  <span lang="en" dir="auto">
                    {f.summary}
                  </span>
                ),
              },
            ]
          : []),
        ...(f.when ? [{ label: w.t('desk.when'), value: <time datetime={f.when}>{w.when(f.when)}</time> }] : []),
      ]}
    />
  );
};

/** What stands about one candidate and what can be done with it. */
export const Panel = (a: PanelProps) => {
  const { w, page, c } = a;
  const order = inReviewOrder(page);
  const at = order.findIndex((o) => o.id === c.id);
  const [before, after] = [order[at - 1], order[at + 1]];
  const thread = page.commitments[c.id];
  const undoable = c.before.length > 0 || c.origin !== 'reading';
  return (
    <section class="panel" id="now" tabindex={-1} aria-label={w.t('desk.panel')}>
      {a.children}
      <p class="panel-head">
        <Tag look={c.status === 'waiting' && c.band === 'check' ? 'live' : undefined}>
          {c.status === 'waiting' ? w.t(`band.${c.band}`) : w.t(`desk.status-${c.status}`)}
        </Tag>
        <span class="soft small">{w.t('desk.nth', { n: at + 1, of: order.length })}</span>
        <span class="steps">
          {before ? (
            <a href={a.href(before)} rel="prev" data-key="k" aria-keyshortcuts="k">
              {w.t('frame.previous')}
            </a>
          ) : null}
          {after ? (
            <a href={a.href(after)} rel="next" data-key="j" aria-keyshortcuts="j">
              {w.t('frame.next')}
            </a>
          ) : null}
        </span>
      </p>
      <blockquote class="said" lang="en" dir="auto">
        <Underlined text={c.fields.quote} from={c.fields.start} c={c} />
      </blockquote>
      <p class="small soft">{w.t('desk.reason', { reason: reasonOf(w, page.text, c) })}</p>
      {thread ? (
        <p>
          <a href={`/desk/commitments/${thread.number}`}>
            <bdi>{thread.number}</bdi>
          </a>{' '}
          <span lang="en" dir="auto">
            {thread.title}
          </span>
        </p>
      ) : null}
      {a.lastBy && c.last ? (
        <p class="small soft">
          {w.t('desk.last-act', {
            who: a.lastBy,
            what: wordOr(w, `desk.act-${c.last.act}`, 'desk.act-CandidateEdited'),
            when: w.instant(c.last.at),
          })}
        </p>
      ) : null}
      {c.note ? (
        <p class="small">
          <q dir="auto">{c.note}</q>
        </p>
      ) : null}
      <Facts w={w} c={c} />
      {a.canAct ? (
        <>
          <Decide {...a} />
          <div class="folds">
            <Edit {...a} />
            {c.status === 'accepted' ? (
              <Fold label={w.t('desk.link')} hotkey="l" open={a.back?.act === 'link'}>
                <Of {...a} act="link">
                  <Threads {...a} />
                  <p>
                    <Button look="second" compact>
                      {w.t('desk.link')}
                    </Button>
                  </p>
                </Of>
              </Fold>
            ) : (
              <>
                <Split {...a} />
                <Merge {...a} />
              </>
            )}
            {undoable ? (
              <Of {...a} act="undo">
                <Button look="plain" compact hotkey="u">
                  {w.t('desk.undo-this')}
                </Button>
              </Of>
            ) : null}
          </div>
        </>
      ) : null}
    </section>
  );
};
