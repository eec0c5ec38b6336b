/** Writes docs/access-grid.md: who may do what, from the code. A room's things join by being named here. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitment } from '../src/communiques/commitment/decider.ts';
import { commitmentExamples } from '../src/communiques/commitment/examples.ts';
import { communique } from '../src/communiques/communique/decider.ts';
import { communiqueExamples } from '../src/communiques/communique/examples.ts';
import { agreement } from '../src/engagements/agreement/decider.ts';
import { agreementExamples, harbour } from '../src/engagements/agreement/examples.ts';
import { planGrid, planGridOfOtherOffice } from '../src/engagements/action-plan/examples.ts';
import { meetingGrid } from '../src/engagements/meeting/examples.ts';
import { groupGrid } from '../src/engagements/working-group/examples.ts';
import { type GridThing, gridPage, identityGrid, thingFrom } from '../src/identity/index.ts';
import { absence } from '../src/one-window/absence/absence-decider.ts';
import { absenceExamples } from '../src/one-window/absence/examples.ts';
import { caseGrid } from '../src/one-window/case/examples.ts';
import { serviceExamples } from '../src/one-window/service/examples.ts';
import { service } from '../src/one-window/service/service-decider.ts';
import { call } from '../src/programmes/call/decider.ts';
import { callExamples } from '../src/programmes/call/examples.ts';
import { candidacy } from '../src/programmes/candidacy/decider.ts';
import { candidacyExamples, person } from '../src/programmes/candidacy/examples.ts';
import { cohortGrid } from '../src/programmes/cohort/examples.ts';
import { credentialGrid } from '../src/programmes/credential/examples.ts';
import { programme } from '../src/programmes/programme/decider.ts';
import { programmeExamples } from '../src/programmes/programme/examples.ts';
import { surveyGrid } from '../src/programmes/survey/examples.ts';

export const gridFile = join(import.meta.dirname, '..', 'docs', 'access-grid.md');
export const things: readonly GridThing[] = [
  thingFrom(communique, communiqueExamples, 'office-example'),
  thingFrom(commitment, commitmentExamples, 'office-example'),
  thingFrom(service, serviceExamples, 'tide-office'),
  caseGrid,
  thingFrom(absence, absenceExamples, 'tide-office'),
  thingFrom(programme, programmeExamples, 'tide-office'),
  thingFrom(call, callExamples, 'tide-office'),
  { ...thingFrom(candidacy, candidacyExamples, 'tide-office'), self: person },
  cohortGrid,
  credentialGrid,
  surveyGrid,
  thingFrom(agreement, agreementExamples, harbour),
  groupGrid,
  meetingGrid,
  planGrid,
  { ...planGridOfOtherOffice, seenFrom: 'from an office it is shared with' },
  ...identityGrid,
];

export const writeGrid = (): void => {
  mkdirSync(join(gridFile, '..'), { recursive: true });
  writeFileSync(gridFile, gridPage(things));
};
if (process.argv[1] === import.meta.filename) writeGrid();
