/** The reader's own score, with the reviews it came from, their place in the order, and their lottery number. */
import type { Call } from '../../../../programmes/call/call.ts';
import type { Candidacy } from '../../../../programmes/candidacy/candidacy.ts';
import { tasksOf } from '../../../../one-window/service/definition.ts';
import type { Door } from '../../door.ts';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { groupName, Lottery, scoreText } from '../programmes/around.tsx';

export const OwnScore = ({
  w,
  door,
  call,
  state,
}: {
  readonly w: Words;
  readonly door: Door;
  readonly call: Call;
  readonly state: Candidacy;
}) => {
  if (state.score === null) return null;
  const service = door.window.catalogue.latest(call.rules.service);
  const titles = new Map((service === undefined ? [] : tasksOf(service)).map((task) => [task.id, task.title]));
  const all = call.rounds.at(-1)?.applicants;
  const { told, groups } = state;
  return (
    <section>
      <h2>{w.t('places.score-title')}</h2>
      <SummaryList
        rows={[
          {
            label: w.t('places.score'),
            value: (
              <>
                <strong>{w.t('places.score-of', { score: scoreText(w, state.score) })}</strong>
                {state.reviews.length === 0 ? null : (
                  <ul class="bare small">
                    {state.reviews.map((review) => {
                      const title = titles.get(review.task);
                      return (
                        <li>
                          {title === undefined ? <bdi>{review.task}</bdi> : <Said w={w} text={title} />}: {scoreText(w, review.score * 100)}
                        </li>
                      );
                    })}
                    <li class="soft">{w.t(state.reviews.length > 2 ? 'places.mean-of-nearest' : 'places.mean')}</li>
                  </ul>
                )}
              </>
            ),
          },
          ...(told === null
            ? []
            : [
                {
                  label: w.t('places.place'),
                  value:
                    all === undefined
                      ? w.number(told.place)
                      : w.t('places.place-of', { place: w.number(told.place), all: w.number(Math.max(all, told.place)) }),
                },
                {
                  label: w.t('places.lottery'),
                  value: (
                    <>
                      <Lottery lottery={told.lottery} />
                      <span class="soft small block">{w.t('places.lottery-says')}</span>
                    </>
                  ),
                },
              ]),
          {
            label: w.t('places.groups'),
            value:
              groups.length === 0 ? (
                <span class="soft">{w.t('places.groups-none')}</span>
              ) : (
                <>
                  {w.list(groups.map((group) => w.text(groupName(call.rules, group)).text))}
                  <span class="soft small block">{w.t('places.groups-says')}</span>
                </>
              ),
          },
        ]}
      />
    </section>
  );
};
