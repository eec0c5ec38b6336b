import type { Mount } from '../pages.ts';
import { showCall } from './call-page.tsx';
import { showProgrammes } from './list.tsx';
import { allocationFile, programmesCsv, programmesJson } from './open-data.ts';
import { showProgramme } from './programme-page.tsx';

/** Programmes, their calls and what came of them, for anyone. */
export const programmePages: Mount = (app, door) => {
  app.get('/programmes', (c) => showProgrammes(c, door));
  app.get('/programmes/:programme', (c) => showProgramme(c, door));
  app.get('/calls/:call', (c) => showCall(c, door));
  app.get('/open-data/programmes.json', (c) => programmesJson(c, door));
  app.get('/open-data/programmes.csv', (c) => programmesCsv(c, door));
  app.get('/open-data/allocations/:call/:file', (c) => allocationFile(c, door));
};
