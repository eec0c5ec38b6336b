import { afterEach, expect, test } from 'vitest';
import { factsOf, laboratory } from '../../one-window/forms/examples.ts';
import { holds } from '../../one-window/forms/expressions.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** As the pack's programmes ask for an age: on a stated day, in the expressions of the one window. */
const isUnder30 = "years_between(founded, '2027-03-01') < 30";
const isAtMost35 = "years_between(founded, '2027-03-01') <= 35";

test.each(['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns', 'Asia/Karachi'])(
  'an age on a stated day is the same wherever the server stands: %s',
  (where) => {
    process.env.TZ = where;
    const on = (founded: string, cel: string): boolean => holds(laboratory, cel, factsOf({ founded }));
    // The thirtieth birthday is the stated day itself, the day before, the day after.
    expect(['1997-03-01', '1997-02-28', '1997-03-02'].map((born) => on(born, isUnder30))).toEqual([false, false, true]);
    expect(['1991-03-02', '1991-03-01', '1992-02-29', '1990-12-31'].map((born) => on(born, isAtMost35))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    // Born on a leap day: a year is over on 1 March where there is none.
    expect(on('2000-02-29', "years_between(founded, '2027-02-28') == 26 && years_between(founded, '2027-03-01') == 27")).toBe(true);
    // Whoever was asked to be 18 and has no date of birth is not.
    expect(on('', "years_between(founded, '2027-03-01') >= 18")).toBe(false);
  },
);
