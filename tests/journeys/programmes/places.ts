/** Pages of programmes with the demo's calls, for the walks through all pages. */
import { demoId } from '../../../src/doors/cli/demo/seed.ts';
import { readCalls } from '../../../src/doors/cli/demo/programme-samples.ts';
import { credentialIdOf } from '../../../src/programmes/credential/issue.ts';
import type { Role } from '../site.ts';

const over = 'digital-skills-2026';
const given = 'ai-exchange-2027';
const running = 'digital-governance-2027';
const skills = readCalls('samples').find(({ call }) => call === over);

/** A candidacy of the demo, by its name in samples/programmes. */
const candidacy = (call: string, applicant: string): string => demoId(`case/${call}/${applicant}`);
const learner = candidacy(over, skills?.applicants.find(({ person }) => person === 'learner')?.id ?? '');
const revoked = candidacy(over, skills?.classes.find((one) => one.revoked !== undefined)?.revoked?.applicant ?? '');
const place = (applicant: string): string => `/places/${candidacy(given, applicant)}`;
const call = (id: string): string => `/manage/calls/${id}`;
const course = (venue: string): string => `/cohorts/${over}.${venue}`;

export const programmesForAnyone: readonly (readonly [name: string, address: string, status: number])[] = [
  ['the programmes', '/programmes', 200],
  ['a programme with figures', '/programmes/digital-skills-uzbekistan', 200],
  ['a programme with offers', '/programmes/ai-skills-exchange-china', 200],
  ['a programme that takes applications', '/programmes/digital-governance-training-japan', 200],
  ['a programme that is not there', '/programmes/none', 404],
  ['a call that is over', `/calls/${over}`, 200],
  ['a call whose places are given', `/calls/${given}`, 200],
  ['a call that takes applications', `/calls/${running}`, 200],
  ['the application form of a call', '/services/apply-digital-governance-japan', 200],
  ['checking a badge', '/credentials/check', 200],
  ['a badge', `/credentials/${credentialIdOf(learner)}`, 200],
  ['a badge that was revoked', `/credentials/${credentialIdOf(revoked)}`, 200],
  ['a badge that is not there', '/credentials/none', 404],
  ['what a badge is for', `/achievements/digital-skills-uzbekistan.${over}.peshawar`, 200],
  ['a link to a survey that no longer works', '/surveys/none', 404],
];

export const programmesSignedIn: readonly (readonly [string, Role, string])[] = [
  ['the places', 'applicant-offered', '/places'],
  ['a place that is offered', 'applicant-offered', place('cn-01')],
  ['accepting a place', 'applicant-offered', `${place('cn-01')}/accept`],
  ['declining a place', 'applicant-offered', `${place('cn-01')}/decline`],
  ['a place on the waiting list', 'applicant-waiting', place('cn-02')],
  ['leaving the waiting list', 'applicant-waiting', `${place('cn-02')}/withdraw`],
  ['the places of a learner', 'learner', '/places'],
  ['a place that was taken', 'learner', `/places/${learner}`],
  ['a transcript', 'learner', `/learning/${over}.peshawar`],
  ['a review to score', 'reviewer-one', `/inbox/${candidacy(running, 'jp-03')}/review-one`],
  ['the programmes of a manager', 'manager', '/manage/programmes'],
  ['a new version of a programme', 'manager', '/manage/programmes/digital-skills-uzbekistan/version'],
  ['a new call', 'manager', '/manage/calls/new?programme=digital-skills-uzbekistan'],
  ['a call in draft', 'manager', 'a draft'],
  ['the rule of a call in draft', 'manager', 'a draft/rules'],
  ['a venue of a call', 'manager', 'a draft/rules/venue?venue=tashkent'],
  ['a new venue of a call', 'manager', 'a draft/rules/venue'],
  ['who may take part', 'manager', 'a draft/rules/eligibility'],
  ['the groups of a call', 'manager', 'a draft/rules/groups'],
  ['the reserves of a call', 'manager', 'a draft/rules/reserves'],
  ['how seats are filled', 'manager', 'a draft/rules/filling'],
  ['the offers of a call', 'manager', 'a draft/rules/offers'],
  ['opening a call', 'manager', 'a draft/open'],
  ['cancelling a call', 'manager', 'a draft/cancel'],
  ['a call with offers', 'manager', call(given)],
  ['the rule of a call with offers', 'manager', `${call(given)}/rules`],
  ['the applications of a call', 'manager', `${call(given)}/applications`],
  ['the waiting list of a call', 'manager', `${call(given)}/list`],
  ['publishing what is published', 'manager', `${call(given)}/publish`],
  ['concluding a call', 'manager', `${call(given)}/conclude`],
  ['the badges of a course', 'manager', `/manage/credentials/${over}.peshawar`],
  ['a call that runs', 'manager-governance', call(running)],
  ['extending a call', 'manager-governance', `${call(running)}/extend`],
  ['closing a call', 'manager-governance', `${call(running)}/close`],
  ['the courses', 'host-quetta', '/cohorts'],
  ['the roster of a course', 'host-quetta', course('quetta')],
  ['the roster with addresses', 'host-quetta', `${course('quetta')}?contacts=yes`],
  ['the sessions of a course', 'host-quetta', `${course('quetta')}/sessions`],
  ['attendance at a session', 'host-quetta', `${course('quetta')}/sessions/welcome`],
  ['attendance from paper', 'host-quetta', `${course('quetta')}/sessions/welcome?from=paper`],
  ['the list on paper', 'host-quetta', `${course('quetta')}/print?session=all`],
  ['the points of a course', 'host-quetta', `${course('quetta')}/assessments`],
  ['the completion of a course', 'host-quetta', `${course('quetta')}/completion`],
  ['attendance on a phone', 'host-quetta', `${course('quetta')}/phone`],
  ['badges to endorse', 'endorser-tashkent', '/endorse'],
  [
    'endorsing a badge',
    'endorser-tashkent',
    `/endorse/confirm?office=tuit-international&cohort=${over}.peshawar&badge=${credentialIdOf(learner)}`,
  ],
];
