/** Why an order to a case was turned down, where time or a machine was first. */
export const refusalsCase = {
  'refusal.silence-has-decided': 'The clock of this task ran out, and the service says what holds then. Nobody can decide it any more.',
  'refusal.answer-too-late': 'The time to answer is over, and the application lapses.',
  'refusal.letter-unknown': 'There is no such letter in this case.',
  'refusal.letter-already-made': 'This letter has been made already.',
} as const satisfies Record<string, string>;
