import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { caseFile, caseLetter } from './case-files.ts';
import { compareCopy, proofFile, showCheck, showLetter } from './check.tsx';
import { showTrack, showTracked, takeTrack } from './track.tsx';

/** Files and letters of cases, the public check of letters, and following a case without signing in. */
export const letterPages: Mount = (app, door) => {
  const { shows } = mounting(app, door);
  shows('/cases/:id/files/:attachment', [], caseFile);
  shows('/cases/:id/letter/:code', [], caseLetter);
  app.get('/check', (c) => showCheck(c, door));
  app.get('/check/:code', (c) => showLetter(c, door));
  app.post('/check/:code', (c) => compareCopy(c, door));
  app.get('/check/:code/proof.json', (c) => proofFile(c, door));
  app.get('/track', (c) => showTrack(c, door));
  app.post('/track', (c) => takeTrack(c, door));
  app.get('/track/:token', (c) => showTracked(c, door));
};
