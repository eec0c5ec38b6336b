import { administration } from './en/administration.ts';
import { agreements } from './en/agreements.ts';
import { agreementsLife } from './en/agreements-life.ts';
import { agreementsObligations } from './en/agreements-obligations.ts';
import { agreementsVetting } from './en/agreements-vetting.ts';
import { api } from './en/api.ts';
import { calendar } from './en/calendar.ts';
import { commitments } from './en/commitments.ts';
import { credentials } from './en/credentials.ts';
import { communiques } from './en/communiques.ts';
import { desk } from './en/desk.ts';
import { editing } from './en/editing.ts';
import { errors } from './en/errors.ts';
import { figures } from './en/figures.ts';
import { frame } from './en/frame.ts';
import { groups } from './en/groups.ts';
import { home } from './en/home.ts';
import { identity } from './en/identity.ts';
import { letters } from './en/letters.ts';
import { meetings } from './en/meetings.ts';
import { meetingsAfter } from './en/meetings-after.ts';
import { method } from './en/method.ts';
import { refusalsEngagementsAgreement } from './en/refusals-engagements-agreement.ts';
import { refusalsEngagementsMeetings } from './en/refusals-engagements-meetings.ts';
import { refusalsEngagementsPlans } from './en/refusals-engagements-plans.ts';
import { refusalsLetters } from './en/refusals-letters.ts';
import { notices } from './en/notices.ts';
import { obligations } from './en/obligations.ts';
import { partners } from './en/partners.ts';
import { plans } from './en/plans.ts';
import { relations } from './en/relations.ts';
import { refusals } from './en/refusals.ts';
import { apply } from './en/apply.ts';
import { fields } from './en/fields.ts';
import { refusalsApply } from './en/refusals-apply.ts';
import { refusalsCase } from './en/refusals-case.ts';
import { refusalsProgrammes } from './en/refusals-programmes.ts';
import { refusalsSurveys } from './en/refusals-surveys.ts';
import { programmes } from './en/programmes.ts';
import { places } from './en/places.ts';
import { learning } from './en/learning.ts';
import { surveys } from './en/surveys.ts';
import { manage } from './en/manage.ts';
import { manageRules } from './en/manage-rules.ts';
import { cohorts } from './en/cohorts.ts';
import { reviews } from './en/reviews.ts';
import { services } from './en/services.ts';
import { inbox } from './en/inbox.ts';
import { refusalsInbox } from './en/refusals-inbox.ts';
import { supervise } from './en/supervise.ts';
import { vocabulary } from './en/vocabulary.ts';

/** Every text of the web pages, by key. English is the measure: what is here, the other languages must have. */
export const en = {
  ...frame,
  ...home,
  ...commitments,
  ...agreements,
  ...agreementsLife,
  ...agreementsObligations,
  ...agreementsVetting,
  ...calendar,
  ...groups,
  ...communiques,
  ...credentials,
  ...desk,
  ...identity,
  ...administration,
  ...partners,
  ...plans,
  ...relations,
  ...obligations,
  ...figures,
  ...notices,
  ...meetings,
  ...meetingsAfter,
  ...method,
  ...editing,
  ...errors,
  ...refusals,
  ...letters,
  ...refusalsLetters,
  ...refusalsEngagementsAgreement,
  ...refusalsEngagementsMeetings,
  ...refusalsEngagementsPlans,
  ...vocabulary,
  ...fields,
  ...reviews,
  ...services,
  ...apply,
  ...refusalsApply,
  ...refusalsCase,
  ...refusalsProgrammes,
  ...refusalsSurveys,
  ...programmes,
  ...places,
  ...learning,
  ...surveys,
  ...manage,
  ...manageRules,
  ...cohorts,
  ...inbox,
  ...refusalsInbox,
  ...supervise,
  ...api,
} as const;

export type Key = keyof typeof en;
