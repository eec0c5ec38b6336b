/** The programmes that take applications now, as the home page shows them. */
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { Until } from './around.tsx';
import type { Listed } from './list.tsx';

export const OpenProgrammes = ({ w, home, open }: { readonly w: Words; readonly home: string; readonly open: readonly Listed[] }) =>
  open.length === 0 ? null : (
    <section>
      <h2>{w.t('programmes.home-title')}</h2>
      <ul class="open-now">
        {open.slice(0, 3).map(({ programme, first }) =>
          first === undefined ? null : (
            <li>
              <p class="eyebrow">{w.list(programme.partners.map(w.country))}</p>
              <h3>
                <a href={`/calls/${first.call.id}`}>
                  <Said w={w} text={programme.title} />
                </a>
              </h3>
              <p class="meta">
                <span>{w.t('programmes.seats', { count: first.call.seats })}</span>
              </p>
              {first.call.closes === null ? null : (
                <p class="small">
                  {w.t('programmes.closes')} <Until w={w} at={first.call.closes} zone={first.call.zone} home={home} />
                </p>
              )}
            </li>
          ),
        )}
      </ul>
      <p>
        <a href="/programmes">{w.t('programmes.home-all')}</a>
      </p>
    </section>
  );
