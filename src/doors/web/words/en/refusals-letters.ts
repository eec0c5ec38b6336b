/** Why a file or a letter was turned down: what happened and what to do. */
export const refusalsLetters = {
  'refusal.file-is-empty': 'The file is empty. Choose another.',
  'refusal.file-larger-than-asked': 'The file is larger than {megabytes, number} MB. Save it smaller, or in parts.',
  'refusal.file-kind-not-taken': 'This kind of file is not taken here. The kinds that are asked for are named beside the field.',
  'refusal.file-not-readable': 'The file is damaged or only half there. Save or scan it once more.',
  'refusal.file-in-disguise': 'There is another file inside or behind this one. Save or scan it once more.',
  'refusal.file-unpacks-too-large': 'The file unpacks to far more than it should. Save it anew, with smaller pictures.',
  'refusal.file-infected':
    'The virus scanner found something in this file ({what}). It was not kept. Clean your computer, then send another copy.',
  'refusal.file-not-scanned':
    'The virus scanner does not answer, so the file was not taken. Nothing else was lost. Try again in a few minutes.',
  'refusal.file-too-large-to-scan': 'The file is too large for the virus scanner. Save it smaller, or in parts.',
  'refusal.pdf-encrypted': 'This PDF is locked with a password. Save it without one.',
  'refusal.pdf-with-active-parts': 'This PDF holds scripts, programs or other files. Print it to a new PDF, and send that.',
  'refusal.office-encrypted': 'This file is locked with a password. Save it without one.',
  'refusal.office-with-macros': 'This file holds macros or programs. Save it without them, or as PDF.',
  'refusal.office-with-links': 'This file fetches parts of itself from elsewhere. Save it as PDF.',
  'refusal.letter-has-no-holder': 'There is no letter any more: what was personal has been erased.',
} as const satisfies Record<string, string>;
