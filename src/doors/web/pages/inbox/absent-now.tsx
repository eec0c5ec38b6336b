import { officeDay } from './parts.tsx';
import type { Supervised } from './supervise.tsx';

/** Who is away today, and who does their tasks. */
export const AbsentNow = ({ s }: { readonly s: Supervised }) => {
  const { w } = s;
  const today = officeDay(s.door, s.office.id, s.desk.now);
  const away = s.absences.filter((a) => a.first_day <= today && today <= a.last_day && a.status !== 'closed' && a.status !== 'ended');
  return away.length === 0 ? null : (
    <section id="away">
      <h2>{w.t('supervise.away')}</h2>
      <ul class="plain-list">
        {away.map((a) => (
          <li>
            {w.t('supervise.away-line', {
              who: s.names.get(a.officer) ?? w.t('inbox.somebody'),
              day: w.whenShort(a.last_day),
              delegate: s.names.get(a.delegate) ?? w.t('inbox.somebody'),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
};
