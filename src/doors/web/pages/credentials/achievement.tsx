/** What a badge stands for: the page that every badge of one course leads to. */
import { findAchievement } from '../../../../programmes/credential/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { SummaryList } from '../../look/parts/lists.tsx';
import { Said, SaidAtLength } from '../../look/parts/said.tsx';
import { nothingHere } from '../../refused.tsx';

export const showAchievement = async (c: Ask, door: Door): Promise<Response> => {
  const achievement = await findAchievement(door.ledger, c.req.param('id') ?? '');
  if (achievement === undefined) return nothingHere(c, door);
  const { words: w } = c.get('visitor');
  const between = w.t('credentials.between', { from: w.when(achievement.from), until: w.when(achievement.until) });
  return door.frame.page(c, {
    title: w.text(achievement.name).text,
    description: w.text(achievement.description).text.slice(0, 200),
    crumbs: [{ label: w.t('credentials.title'), href: '/credentials/check' }, { label: w.text(achievement.name).text }],
    hero: (
      <>
        <p class="eyebrow">{w.t('credentials.achievement-lead')}</p>
        <h1>
          <Said w={w} text={achievement.name} />
        </h1>
      </>
    ),
    children: (
      <div class="prose">
        <SaidAtLength w={w} text={achievement.description} />
        <h2 id="criteria">{w.t('credentials.criteria')}</h2>
        <SaidAtLength w={w} text={achievement.criteria} />
        <SummaryList
          rows={[
            { label: w.t('credentials.venue'), value: <Said w={w} text={achievement.venue} /> },
            { label: w.t('credentials.when'), value: between },
            ...(achievement.skills.length === 0
              ? []
              : [{ label: w.t('credentials.skills'), value: w.list(achievement.skills.map((skill) => w.text(skill).text)) }]),
          ]}
        />
      </div>
    ),
  });
};
