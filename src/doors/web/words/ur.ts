import type { Key } from './en.ts';
import { administration } from './ur/administration.ts';
import { agreements } from './ur/agreements.ts';
import { agreementsLife } from './ur/agreements-life.ts';
import { agreementsObligations } from './ur/agreements-obligations.ts';
import { agreementsVetting } from './ur/agreements-vetting.ts';
import { api } from './ur/api.ts';
import { calendar } from './ur/calendar.ts';
import { commitments } from './ur/commitments.ts';
import { credentials } from './ur/credentials.ts';
import { communiques } from './ur/communiques.ts';
import { desk } from './ur/desk.ts';
import { editing } from './ur/editing.ts';
import { errors } from './ur/errors.ts';
import { figures } from './ur/figures.ts';
import { frame } from './ur/frame.ts';
import { groups } from './ur/groups.ts';
import { home } from './ur/home.ts';
import { identity } from './ur/identity.ts';
import { letters } from './ur/letters.ts';
import { meetings } from './ur/meetings.ts';
import { meetingsAfter } from './ur/meetings-after.ts';
import { method } from './ur/method.ts';
import { refusalsEngagementsAgreement } from './ur/refusals-engagements-agreement.ts';
import { refusalsEngagementsMeetings } from './ur/refusals-engagements-meetings.ts';
import { refusalsEngagementsPlans } from './ur/refusals-engagements-plans.ts';
import { refusalsLetters } from './ur/refusals-letters.ts';
import { notices } from './ur/notices.ts';
import { obligations } from './ur/obligations.ts';
import { partners } from './ur/partners.ts';
import { plans } from './ur/plans.ts';
import { relations } from './ur/relations.ts';
import { refusals } from './ur/refusals.ts';
import { apply } from './ur/apply.ts';
import { fields } from './ur/fields.ts';
import { refusalsApply } from './ur/refusals-apply.ts';
import { refusalsCase } from './ur/refusals-case.ts';
import { refusalsProgrammes } from './ur/refusals-programmes.ts';
import { refusalsSurveys } from './ur/refusals-surveys.ts';
import { programmes } from './ur/programmes.ts';
import { places } from './ur/places.ts';
import { learning } from './ur/learning.ts';
import { surveys } from './ur/surveys.ts';
import { manage } from './ur/manage.ts';
import { manageRules } from './ur/manage-rules.ts';
import { cohorts } from './ur/cohorts.ts';
import { reviews } from './ur/reviews.ts';
import { services } from './ur/services.ts';
import { inbox } from './ur/inbox.ts';
import { refusalsInbox } from './ur/refusals-inbox.ts';
import { supervise } from './ur/supervise.ts';
import { vocabulary } from './ur/vocabulary.ts';

/** Every text in Urdu; a key that English has and Urdu lacks does not compile. */
export const ur: Readonly<Record<Key, string>> = {
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
};
