/** How the reading works, and how anyone can check the ledger. */
export const method = {
  'method.lead': 'A machine proposes, an officer decides, and the sentence stays as proof.',
  'method.steps-title': 'From a press report to a commitment',
  'method.step-read':
    'A model trained on labelled press reports marks each passage that may carry a promise, and says who promised, how far it has got, and what it is about.',
  'method.step-officer': 'An officer accepts, mends or rejects each passage. Nothing is shown here before that.',
  'method.step-thread': 'Passages about the same initiative are joined into one commitment, which is followed over the years.',
  'method.step-ledger': 'Every act is an entry in a ledger that only grows, and that anyone can check.',
  'method.right-title': 'How often the reading is right',
  'method.right-lead':
    'So far officers confirmed {confirmed, number} passages that were found and rejected {rejected, number}; {added, number} that were missed they added by hand.',
  'method.band': 'How sure it was',
  'method.engine': 'Engine',
  'method.engine-now': 'The engine in use now: {engine} {version}.',
  'method.confirmed': 'Confirmed',
  'method.edited': 'of these mended',
  'method.rejected': 'Rejected',
  'method.right': 'Right',
  'method.stages-title': 'What the stages mean',
  'method.rules-title': 'The two judgements we make',
  'method.said-again-rule': 'A commitment with {mentions, number} or more mentions on different days and no step forward between them.',
  'method.gone-quiet-rule':
    'A specific commitment, “{stage}” or further and not complete, of which there was no mention and no update for {days, number} days.',
  'ledger.title': 'The ledger',
  'ledger.lead':
    'Every act in this register is an entry in an append-only ledger. Its root is one number that changes when anything in it changes.',
  'ledger.size': 'Entries',
  'ledger.root': 'Root (SHA-256, RFC 6962)',
  'ledger.checkpoint': 'Signed checkpoint',
  'ledger.key': 'Key that signs it',
  'ledger.how-title': 'How to check it',
  'ledger.how-1':
    'Save a checkpoint today. Tomorrow, ask whether the ledger of then is still the beginning of the ledger of now: the tiles prove it.',
  'ledger.how-2':
    'The log follows C2SP tlog-tiles: its checkpoint is at {checkpoint} and its tiles are beside it, so any client for such logs works.',
  'ledger.how-3': 'Only digests leave the building. What is personal can be erased without breaking the proof.',
} as const satisfies Record<string, string>;
