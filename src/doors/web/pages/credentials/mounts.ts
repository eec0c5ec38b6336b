import type { Mount } from '../pages.ts';
import { showAchievement } from './achievement.tsx';
import { showBadge } from './badge-page.tsx';
import { showCheck, takeCheck } from './check.tsx';
import { badgeFile, didDocument, endorsement, jwk, statusList } from './files.ts';
import { idPattern } from './own.ts';

/** Badges for anyone: their pages and files, the documents that prove them, and the check of badges that people bring. */
export const credentialPages: Mount = (app, door) => {
  app.get('/credentials/check', (c) => showCheck(c, door));
  app.post('/credentials/check', (c) => takeCheck(c, door));
  app.get('/credentials/status/:list{[1-9][0-9]{0,5}}', (c) => statusList(c, door));
  app.get('/credentials/endorsements/:id', (c) => endorsement(c, door));
  app.get('/credentials/keys/:key', (c) => jwk(c, door));
  app.get(`/credentials/:file{${idPattern}\\.[a-z]+}`, (c) => badgeFile(c, door));
  app.get('/credentials/:id', (c) => showBadge(c, door));
  app.get('/achievements/:id', (c) => showAchievement(c, door));
  app.get('/.well-known/did.json', (c) => didDocument(c, door));
  app.get('/organisations/:organisation/did.json', (c) => didDocument(c, door));
};
