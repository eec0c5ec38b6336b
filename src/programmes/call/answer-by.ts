/** Until when an offer holds: people count days where they are told about them. */
import type { Instant } from '../../kernel/time/time.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
};
/** What clocks in the zone show at a time, as if it were UTC; milliseconds. */
const shownAt = (zone: string, time: number): number => {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
};
const day = 86_400_000;

/** The midnight in `zone` that ends the `days`th day after the day of `from`. `period` is such as `P7D`. */
export const answerBy = (zone: string, from: Instant, period: string): Instant => {
  const days = Number(period.slice(1, -1));
  const shown = shownAt(zone, Date.parse(from));
  const midnight = Math.floor(shown / day) * day + (days + 1) * day;
  // The offset of that night need not be today's; looked up twice, because the first look is at a wrong hour.
  let at = midnight;
  for (let i = 0; i < 2; i++) at += midnight - shownAt(zone, at);
  return new Date(at).toISOString();
};
