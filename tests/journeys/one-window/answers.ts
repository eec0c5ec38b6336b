/** What the investor answers, by group of the form. Company, people and numbers are invented. */
import { day, type Fields } from './filling.ts';

/** Asked by the guide already, and carried on into the application. */
export const plan: Fields = {
  company_exists: 'new',
  foreign_directors: 'yes',
  foreign_money: 'yes',
  'sells.abroad': 'yes',
  wants_zone: 'yes',
};

const director = (place: number, name: string, nationality: string, passport: string, share: string): Fields => ({
  [`directors-${place}-director_name`]: name,
  [`directors-${place}-nationality`]: nationality,
  ...day(`directors-${place}-born`, '1984-07-02'),
  [`directors-${place}-passport`]: passport,
  ...day(`directors-${place}-passport_until`, '2031-05-30'),
  [`directors-${place}-share`]: share,
});

export const firstPassport = 'TRQ7719043';
export const firstDirector = director(1, 'Selin Kaya', 'TR', firstPassport, '70');
export const secondDirector = director(2, 'Bushra Wattoo', 'PK', 'PKL5520187', '30');

export const groups: Readonly<Record<string, Fields>> = {
  plan,
  'new-company': {
    name_first: 'Halic Bridge Systems (Private) Limited',
    name_second: 'Halic Software Works (Private) Limited',
    company_kind: 'private-limited',
  },
  work: {
    'activities.software': 'yes',
    'activities.cloud': 'yes',
    description: 'Programs for tram and bus lines: timetables, tickets and repairs, written in Islamabad and sold to cities abroad.',
    jobs: '3',
    region: 'islamabad',
    'registered_office-lines': 'House 9, Street 40',
    'registered_office-city': 'Islamabad',
    'registered_office-postcode': '44000',
    'registered_office-country': 'PK',
  },
  contact: {
    'contact_person-name': 'Selin Kaya',
    'contact_person-nationality': 'TR',
    'contact_person-email': 'selin@halic.example',
  },
  directors: firstDirector,
  capital: {
    'capital-amount': '250000',
    'capital-currency': 'USD',
    foreign_share: '70',
    bank: 'Margalla Trust Bank, Blue Area branch',
    ...day('payment_day', '2026-03-30'),
  },
  zone: {
    zone_city: 'islamabad',
    zone_space: '180',
    zone_contribution: 'A laboratory for the testing of tram signals, open to three universities, and twelve new posts within two years.',
  },
};

export const documents = [
  'articles',
  'passports',
  'undertaking',
  'parent-company',
  'board-resolution',
  'office-proof',
  'business-plan',
] as const;
