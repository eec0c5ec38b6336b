/** The figures as open data: a line for each service and for each office's part in it. */
import { listServiceFigures, windowFigures } from '../../../../one-window/statistics/queries.ts';
import { asCsv, serviceRows } from '../../../../one-window/statistics/dataset.ts';
import type { Mount } from '../pages.ts';

export const openData: Mount = (app, door) => {
  app.get('/open-data/services.json', async (c) => {
    const [window, services] = await Promise.all([windowFigures(door.ledger), listServiceFigures(door.ledger)]);
    c.header('cache-control', 'public, max-age=60');
    return c.json({ asOf: window?.asOf ?? null, all: window?.cases ?? null, services });
  });
  app.get('/open-data/services.csv', async (c) => {
    c.header('cache-control', 'public, max-age=60');
    c.header('content-disposition', 'attachment; filename="services.csv"');
    return c.body(`\ufeff${asCsv(serviceRows(await listServiceFigures(door.ledger)))}`, 200, { 'content-type': 'text/csv; charset=utf-8' });
  });
};
