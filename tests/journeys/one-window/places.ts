/** Pages of the one window with the demo's cases, for the walks through all pages. */
import { demoId } from '../../../src/doors/cli/demo/seed.ts';
import type { Role } from '../site.ts';

/** A case of the demo, by its name in samples/cases. */
const caseOf = (name: string): string => `/cases/${demoId(`case/${name}`)}`;
const taskOf = (name: string, task: string): string => `/inbox/${demoId(`case/${name}`)}/${task}`;

const guide = '/services/guide?who=company&country=TR&service=invest-it-company';
const guided =
  'company_exists=new&foreign_directors=yes&foreign_money=yes&sells.abroad=yes&wants_zone=yes&asked=done&' +
  ['company_exists', 'foreign_directors', 'foreign_money', 'sells', 'wants_zone'].map((id) => `shown=${id}`).join('&');

export const publicPlaces: readonly (readonly [name: string, address: string, status: number])[] = [
  ['the services', '/services', 200],
  ['services that fit', '/services?who=startup&country=UZ&q=startup', 200],
  ['services of which none fits', '/services?q=zzzz', 200],
  ['a service', '/services/invest-it-company', 200],
  ['the start of an application', '/services/invest-it-company/start', 401],
  ['the guide', '/services/guide', 200],
  ['the guide without an answer', '/services/guide?asked=who', 422],
  ['the guide at the country', '/services/guide?who=company', 200],
  ['the guide at the aim', '/services/guide?who=company&country=TR', 200],
  ['the guide at the questions', guide, 200],
  ['what the guide says', `${guide}&${guided}`, 200],
  ['the figures', '/figures', 200],
  ['the figures of a service', '/figures/invest-it-company', 200],
  ['the figures of an office', '/figures/offices/sifc-it-desk', 200],
  ['checking a letter', '/check', 200],
  ['a code that no letter has', '/check/HX72K-9M3QP-TT0VB-5D8ZE', 404],
  ['following an application', '/track', 200],
  ['a link to follow that no longer works', '/track/none', 404],
];

export const signedInPlaces: readonly (readonly [string, Role, string])[] = [
  ['the applications', 'applicant-tr', '/cases'],
  ['the start of an application', 'applicant-tr', '/services/land-startup/start'],
  ['a form to fill in', 'applicant-tr', `${caseOf('invest-anka-games')}/form`],
  ['a page of questions', 'applicant-tr', `${caseOf('invest-anka-games')}/form/plan`],
  ['a page with several of the same', 'applicant-tr', `${caseOf('invest-anka-games')}/form/directors`],
  ['the documents', 'applicant-tr', `${caseOf('invest-anka-games')}/documents`],
  ['the check of all answers', 'applicant-tr', `${caseOf('invest-anka-games')}/check`],
  ['a granted application', 'applicant-tr', caseOf('invest-marmara-cloud')],
  ['what was sent', 'applicant-tr', `${caseOf('invest-marmara-cloud')}/answers`],
  ['the confirmation', 'applicant-tr', `${caseOf('invest-marmara-cloud')}/sent`],
  ['an application under appeal', 'applicant-tr', caseOf('invest-bosphorus-cyber')],
  ['withdrawing', 'applicant-tr', `${caseOf('land-hisar-drone')}/withdraw`],
  ['an application that was sent back', 'applicant-tr-second', caseOf('invest-ege-chips')],
  ['answering what was asked', 'applicant-tr-second', `${caseOf('invest-ege-chips')}/answer/company-registration`],
  ['an application that was refused', 'applicant-kh', caseOf('invest-angkor-pay')],
  ['an appeal', 'applicant-kh', `${caseOf('invest-angkor-pay')}/appeal`],
  ['the notices', 'officer-sifc', '/account/notices'],
  ['the inbox', 'officer-sifc', '/inbox'],
  ['the inbox of all', 'officer-sifc', '/inbox?view=all'],
  ['a search of the inbox', 'officer-sifc', '/inbox?view=all&q=Lale'],
  ['a task to decide', 'officer-sifc', taskOf('invest-fuji-test', 'final-decision')],
  ['a task that was sent back', 'officer-registrar', taskOf('invest-ege-chips', 'company-registration')],
  ['a task with a note', 'officer-interior', taskOf('invest-samarkand-apps', 'security-clearance')],
  ['an appeal to decide', 'reviewer-sifc', taskOf('invest-bosphorus-cyber', 'appeal-1')],
  ['the office', 'supervisor-registrar', '/supervise'],
  ['the absences', 'supervisor-sifc', '/absences'],
  ['the inbox of a supervisor', 'supervisor-sifc', '/inbox?view=all'],
  ['the services to edit', 'editor', '/editing/services'],
  ['a service to edit', 'editor', '/editing/services/invest-it-company'],
  ['the text of a service', 'editor', '/editing/draft?from=invest-it-company'],
];
