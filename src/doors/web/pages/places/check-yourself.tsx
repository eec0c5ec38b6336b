/** How the reader finds their own line in the open file, and works the whole round out again. */
import type { Call } from '../../../../programmes/call/call.ts';
import type { Candidacy } from '../../../../programmes/candidacy/candidacy.ts';
import type { Door } from '../../door.ts';
import type { Words } from '../../words/words.ts';
import { fileOf } from '../programmes/results.tsx';

export const CheckYourself = ({
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
  const round = call.rounds.at(-1);
  if (round === undefined || state.told === null) return null;
  const href = fileOf(state.call, round.round);
  return (
    <section id="check">
      <h2>{w.t('places.check-title')}</h2>
      <p>{w.t('places.check-lead')}</p>
      <ol class="rule plain">
        <li>
          <p>
            {w.t('places.check-lot')} <code class="break">{state.lot}</code>
          </p>
        </li>
        <li>
          <p>
            {w.t('places.check-file')} <a href={href}>{w.t('places.check-file-link', { round: round.round })}</a>
          </p>
        </li>
        <li>
          <p>{w.t('places.check-command')}</p>
          <pre class="command" dir="ltr" tabindex={0}>
            {`curl -o ${round.round}.txt ${door.publicUrl}${href}\ngrep ${state.lot} ${round.round}.txt\nnpm run daricha allocation verify ${round.round}.txt`}
          </pre>
        </li>
      </ol>
      <p class="soft small">
        <a href={`/calls/${state.call}#verify`}>{w.t('places.check-more')}</a>
      </p>
    </section>
  );
};
