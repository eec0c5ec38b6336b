/**
 * The seed of the property tests. It is the same in every run, so that a clone passes or fails for what is in it and not
 * by luck of the draw. `DARICHA_TEST_SEED` names another whole number, or `random` for a new one each time: that is how
 * new counter-examples are hunted.
 */
import fc from 'fast-check';

const usual = 20_260_101;

/** The seed the environment asks for; none at all lets fast-check draw one. Throws on what is neither a number nor `random`. */
const seedFrom = (asked: string | undefined): { readonly seed?: number } => {
  if (asked === 'random') return {};
  const seed = Number(asked || usual);
  if (!Number.isSafeInteger(seed)) throw new Error(`DARICHA_TEST_SEED is “${asked}”; it must be a whole number or random`);
  return { seed };
};

fc.configureGlobal(seedFrom(process.env.DARICHA_TEST_SEED));
