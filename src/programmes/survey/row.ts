import type { Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Migration } from '../../ledger/ledger.ts';
import { wakeOf } from './decide.ts';
import type { Survey } from './survey.ts';

export interface SurveyTable {
  readonly stream: string;
  readonly candidacy: Id;
  readonly programme: Id;
  readonly cohort: Id;
  readonly person: Id;
  readonly groups: readonly Id[];
  readonly after: string;
  readonly status: Survey['status'];
  readonly ask_at: Instant;
  readonly wake_at: Instant | null;
  readonly occupation: string | null;
  readonly country: string | null;
  readonly sector: string | null;
  readonly uses_skills: boolean | null;
}
export interface SurveyTables {
  surveys: SurveyTable;
}
export const surveyTables = { surveys: { key: ['stream'] } } as const;

export const surveyMigrations: readonly Migration[] = [
  {
    name: 'programmes/0006-surveys',
    sql: `
      create table surveys (
        stream text collate "C" primary key, candidacy text not null, programme text not null, cohort text not null, person text not null,
        groups text[] not null, after text not null, status text not null, ask_at text collate "C" not null, wake_at text collate "C",
        occupation text, country text, sector text, uses_skills boolean
      );
      create index surveys_wake on surveys (wake_at, stream) where wake_at is not null;
      create index surveys_candidacy on surveys (candidacy);
      create index surveys_cohort on surveys (cohort);`,
  },
];

export const rows = (state: Survey, id: Id): readonly Row[] => {
  const { candidacy, programme, cohort, person, groups, after, status } = state;
  const line: SurveyTable = {
    ...{ stream: streamId('survey', id), candidacy, programme, cohort, person, groups, after, status },
    ask_at: state.askAt,
    wake_at: wakeOf(state),
    occupation: state.answer?.occupation ?? null,
    country: state.answer?.country ?? null,
    sector: state.answer?.sector ?? null,
    uses_skills: state.answer?.usesSkills ?? null,
  };
  return [{ table: 'surveys', values: { ...line } }];
};
