/** Examples for the programmes' part of the API's document. */
const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const at = '2026-03-02T09:00:00.000Z';
const origin = 'https://daricha.example';
const title = { en: 'Builders of sailing robots', ur: 'بادبانی روبوٹ بنانے والے' };

const outcome = { group: '', counts: { applied: 60, selected: 18, completed: 15, answered: 12, employed: null } } as const;
const call = {
  id: '018f4d1e-7c2a-7b52-9c1e-2f6a4b8d0e11',
  programme: 'boat-builders',
  title,
  service: 'boat-application',
  status: 'published',
  opens: '2026-01-05T04:00:00.000Z',
  closes: '2026-02-05T19:00:00.000Z',
  zone: 'Pacific/Fiji',
  seats: 18,
  placed: 18,
  waiting: 42,
  rounds: 1,
  url: `${origin}/calls/018f4d1e-7c2a-7b52-9c1e-2f6a4b8d0e11`,
} as const;
const round = {
  round: 0,
  at,
  file: hash,
  url: `${origin}/open-data/allocations/${call.id}/0.txt`,
  inputs: hash,
  applicants: 60,
  placed: 18,
  waiting: 42,
  venues: [
    {
      venue: 'north-quay',
      seats: 10,
      filled: 10,
      open: { score: 7350, lottery: '0123456789ab' },
      reserves: [{ group: 'women', seats: 4, filled: 4, cutOff: { score: 6900, lottery: 'ba9876543210' } }],
    },
  ],
} as const;
const venue = {
  id: 'north-quay',
  name: { en: 'North quay' },
  city: { en: 'Northport' },
  country: 'AX',
  languages: ['en'],
  begins: '2026-09-01',
  ends: '2026-11-30',
  seats: 10,
} as const;
const programme = {
  id: 'boat-builders',
  version: 1,
  title,
  summary: { en: 'Twelve weeks in which you build a boat that finds its own way.' },
  lead: 'tide-office',
  partners: ['BO'],
  delivers: ['AX-BO-0007'],
  retired: false,
  url: `${origin}/programmes/boat-builders`,
} as const;

export const programmeExamples = {
  programmes: { programmes: [programme] },
  programme: { ...programme, definition: { id: 'boat-builders', version: 1 }, calls: [call], outcomes: [outcome] },
  calls: { calls: [call] },
  call: {
    ...call,
    version: 1,
    venues: [venue],
    rules: { counting: 'one', order: 'reserves-first' },
    changes: [],
    seed: { seed: hash, size: 120, root: 'cm9vdA==', note: 'node.example/log\n120\ncm9vdA==\n' },
    outcomes: [outcome],
  },
  rounds: { rounds: [round] },
} as const;
