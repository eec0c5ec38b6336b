/** Examples for the part of the API's document about agreements, groups, meetings and obligations. */
const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const origin = 'https://daricha.example';
const at = '2026-03-02T09:00:00.000Z';
const countries = ['AX', 'BO'] as const;
const agreement = {
  id: '018f4d1e-7c2a-7b52-9c1e-2f6a4b8d0e21',
  reference: 'AG-TIDES',
  kind: 'memorandum',
  status: 'in-force',
  title: { en: 'Memorandum on the measuring of tides' },
  languages: ['en', 'es'],
  signed: '2026-01-20',
  inForce: '2026-02-01',
  until: '2029-01-31',
  amends: null,
  replaces: null,
  commitments: ['AX-BO-0007'],
  seen: 'public',
  url: `${origin}/agreements/018f4d1e-7c2a-7b52-9c1e-2f6a4b8d0e21`,
} as const;
const meeting = {
  id: '018f4d1e-7c2a-7b52-9c1e-2f6a4b8d0e31',
  kind: 'group-meeting',
  reference: 'MT-TIDES-2',
  title: 'Second meeting on tides',
  countries,
  group: 'tides',
  starts: at,
  ends: '2026-03-02T12:00:00.000Z',
  zone: 'Europe/Mariehamn',
  place: 'Harbour house',
  status: 'held',
  visibility: 'public',
  minutes: 'published',
  url: `${origin}/meetings/018f4d1e-7c2a-7b52-9c1e-2f6a4b8d0e31`,
} as const;
const group = {
  id: 'tides',
  reference: 'WG-TIDES',
  title: 'Joint working group on tides',
  countries,
  status: 'active',
  visibility: 'public',
  commitments: ['AX-BO-0007'],
  agreement: agreement.id,
  every: 'P6M',
  founded: at,
  url: `${origin}/groups/tides`,
} as const;
const obligation = {
  source: 'agreement',
  of: agreement.id,
  id: 'buoys',
  reference: agreement.reference,
  clause: '2.1',
  title: 'Put ten buoys into the water',
  countries,
  country: 'AX',
  owner: 'harbour-desk',
  watcher: 'lighthouse-desk',
  due: '2026-02-15',
  every: null,
  indicator: 'Buoys in the water',
  commitment: 'AX-BO-0007',
  says: { AX: { status: 'underway', words: 'Six of ten.', at } },
  disagree: false,
  standing: 'overdue',
  daysLate: 15,
  met: null,
  blocks: [],
  url: `${origin}/obligations/agreement/${agreement.id}~buoys`,
} as const;

export const relationExamples = {
  agreements: { agreements: [{ ...agreement, countries }], next: null },
  agreement: {
    ...agreement,
    parties: [{ country: 'AX', organisation: 'harbour-ministry', name: { en: 'The harbour ministry' } }],
    text: {
      clauses: [{ number: '1', heading: { en: 'Purpose' }, text: { en: 'The sides measure tides together.' } }],
      terms: { entry: { kind: 'on-signature' }, validFor: 'P3Y', renewal: null, termination: 'P6M' },
      digest: hash,
    },
  },
  groups: { groups: [group] },
  group: { ...group, mandate: 'To compare tide tables twice a year.', meetings: [meeting] },
  meetings: { meetings: [meeting] },
  obligations: { obligations: [obligation], next: null },
} as const;
