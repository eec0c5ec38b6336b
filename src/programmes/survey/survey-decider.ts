import type { Decider } from '../../kernel/decider/decider.ts';
import type { SurveyCommand } from './commands.ts';
import { access, decide } from './decide.ts';
import { rows, surveyTables } from './row.ts';
import { evolve, type Survey, type SurveyFact } from './survey.ts';

export const survey: Decider<Survey, SurveyFact, SurveyCommand> = {
  kind: 'survey',
  tables: surveyTables,
  evolve,
  access,
  decide,
  rows,
};
