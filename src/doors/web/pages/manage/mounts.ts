import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { showApplications } from './applications.tsx';
import { managers, pathOf } from './around.tsx';
import { revoke, showCredentials } from './credentials.tsx';
import { showConcern, takeConcern } from './edit-rules.tsx';
import { showList } from './list.tsx';
import { showNewCall, takeNewCall } from './new-call.tsx';
import { showCall } from './overview.tsx';
import { showProgrammes } from './programmes.tsx';
import { showPublish, takePublish } from './publish.tsx';
import { showRehearse, takeRehearsal } from './rehearse.tsx';
import { showRules, takeSeats } from './rules.tsx';
import { showStep, takeStep } from './steps.tsx';
import { showVersion, takeVersion } from './version.tsx';

/** Where a programme's manager runs its calls, from the draft of a rule to the last credential. */
export const managePages: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  const one = '/manage/calls/:call';
  const version = '/manage/programmes/:programme/version';
  app.get('/manage', (c) => c.redirect('/manage/programmes', 303));
  shows('/manage/programmes', managers, showProgrammes);
  shows(version, managers, showVersion);
  takes(version, managers, takeVersion);
  shows('/manage/calls/new', managers, showNewCall);
  takes('/manage/calls/new', managers, takeNewCall);
  shows('/manage/credentials/:cohort', ['supervisor'], showCredentials);
  takes('/manage/credentials/:cohort/:credential', ['supervisor'], revoke);
  app.get('/manage/credentials/:cohort/:credential', (c) =>
    c.redirect(`/manage/credentials/${encodeURIComponent(c.req.param('cohort'))}`, 303),
  );
  shows(one, managers, showCall);
  shows(`${one}/rules`, managers, showRules);
  shows(`${one}/rules/:concern`, managers, showConcern);
  takes(`${one}/rules/:concern`, managers, takeConcern);
  takes(`${one}/seats`, managers, takeSeats);
  app.get(`${one}/seats`, (c) => c.redirect(pathOf(c.req.param('call'), 'rules'), 303));
  shows(`${one}/applications`, managers, showApplications);
  shows(`${one}/rehearse`, managers, showRehearse);
  takes(`${one}/rehearse`, managers, takeRehearsal);
  shows(`${one}/publish`, managers, showPublish);
  takes(`${one}/publish`, managers, takePublish);
  shows(`${one}/list`, managers, showList);
  shows(`${one}/:step`, managers, showStep);
  takes(`${one}/:step`, managers, takeStep);
};
