/** Examples for the API's document. The compiler holds each against its schema, and a test does so again. */
const id = '018f4d1e-7c2a-7b52-9c1e-2f6a4b8d0e11';
const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export const summary = {
  id,
  number: 'AX-BO-0007',
  title: 'Train two hundred engineers a year',
  summary: 'Train two hundred engineers a year',
  parties: ['AX', 'BO'],
  partners: ['BO'],
  topic: 'skills',
  topic2: null,
  instrument: 'training',
  stage: 'agreed',
  delivery: 'limited',
  specific: true,
  saidAgain: false,
  stepBack: false,
  quiet: false,
  firstSaid: '2025-03-04',
  lastSaid: '2025-03-04',
  heard: '2025-06-01',
  mentions: 1,
  due: '2026-12-31',
  owners: ['AX Ministry of Skills'],
} as const;

const passage = {
  quote: 'both sides agreed to train two hundred engineers a year',
  start: 129,
  end: 184,
  stage: 'agreed',
  by: ['AX', 'BO'],
  topic: 'skills',
  topic2: null,
  instrument: 'training',
  specific: true,
  summary: 'Train two hundred engineers a year',
  when: null,
} as const;

export const line = {
  id,
  title: 'Aland and Borduria talk technology',
  outlet: 'Harbour Post',
  parties: ['AX', 'BO'],
  kind: 'meeting',
  place: 'Port',
  date: '2025-03-04',
  sources: 1,
  commitments: 2,
} as const;
const source = { title: line.title, outlet: line.outlet, url: 'https://post.example/talks', published: '2025-03-05' } as const;
const participant = { name: 'Ann Berg', role: 'Minister', organisation: null, country: 'BO' } as const;
const meeting = { kind: 'meeting', date: '2025-03-04', place: 'Port', participants: [participant] } as const;
const stages = [{ stage: 'agreed', count: 2 }] as const;
const partner = { country: 'BO', count: 2, stages, quiet: 0, saidAgain: 0, complete: 0 } as const;
const facets = {
  partner: [{ value: 'BO', count: 2, active: true }],
  topic: [],
  instrument: [],
  stage: [],
  delivery: [],
  year: [],
} as const;
const evidence = [{ kind: 'link', url: 'https://post.example/course', title: 'The course begins' }] as const;

export const examples = {
  commitments: {
    total: 2,
    page: 1,
    pages: 2,
    items: [summary],
    facets,
    links: {
      self: 'https://node.example/api/v1/commitments?partner=BO&size=1',
      first: 'https://node.example/api/v1/commitments?partner=BO&size=1',
      last: 'https://node.example/api/v1/commitments?partner=BO&size=1&page=2',
      prev: null,
      next: 'https://node.example/api/v1/commitments?partner=BO&size=1&page=2',
    },
  },
  commitment: {
    ...summary,
    version: 3,
    status: 'open',
    url: 'https://node.example/commitments/AX-BO-0007',
    mentions: [
      {
        ...passage,
        communique: id,
        candidate: 'c-2',
        linkedTo: id,
        before: 'Borduria proposed a joint working group on digital services, and ',
        after: '.',
        date: '2025-03-04',
        from: { title: source.title, outlet: source.outlet, published: source.published, sources: 1 },
      },
    ],
    owners: [{ country: 'AX', office: null, name: 'Ministry of Skills' }],
    milestones: [{ id: 'm-1', title: 'First class begins', due: '2025-09-01', completed: null }],
    deliveries: [{ id: 'd-1', scale: 'limited', note: 'The first class has begun.', evidence, at: '2025-06-01', by: 'p-1', recorded: '2025-06-02T09:00:00.000Z' }],
    merged: null,
    withdrawn: null,
    splitFrom: null,
    splits: [],
    absorbed: [],
  },
  history: {
    number: summary.number,
    version: 2,
    history: [
      { version: 2, position: 118, at: '2025-06-02T09:00:00.000Z', actor: 'p-1', name: 'Ben Holt', type: 'DueDateSet', data: { due: '2026-12-31' } },
    ],
  },
  changes: {
    changes: [
      {
        position: 117, at: '2025-03-06T10:00:00.000Z', type: 'DeliveryReported', id, number: summary.number, title: summary.title, partners: ['BO'],
        stage: 'agreed', data: { scale: 'limited', at: '2025-06-01' },
      },
    ],
    next: 117,
  },
  communiques: { communiques: [line] },
  communique: {
    id, version: 5, url: `https://node.example/communiques/${id}`, text: 'The ministers of Aland and Borduria met …', language: 'en', sources: [source], parties: ['AX', 'BO'], meeting,
    highlights: [{ ...passage, candidate: 'c-2', commitment: { id, number: summary.number, title: summary.title } }],
  },
  desk: {
    id, version: 2, read: true, finished: false, parties: ['AX', 'BO'],
    candidates: [
      {
        id: 'c-2', revision: 1, status: 'waiting', fields: passage, confidence: 0.93, band: 'firm', doubts: { stage: 0.9 },
        evidence: [{ engine: 'rules', rule: 'agreed/both', trigger: [140, 146], score: 0.9 }], origin: 'reading', engine: 'rules', why: null, commitment: null,
      },
    ],
  },
  received: { id, as: 'new', url: `https://node.example/api/v1/communiques/${id}` },
  extraction: {
    engine: 'rules', version: '1', parties: [{ country: 'AX', score: 1 }, { country: 'BO', score: 0.98 }], meeting,
    commitments: [{ ...passage, confidence: 0.93, band: 'firm', fields: { stage: 0.9 }, evidence: [{ engine: 'rules', rule: 'agreed/both', trigger: [140, 146], score: 0.9 }] }],
    dropped: [],
  },
  partners: { partners: [partner] },
  partner: {
    ...partner, name: 'Borduria', url: 'https://node.example/partners/BO', timeline: [line], topics: [{ topic: 'skills', count: 2, stages }], commitments: [summary],
    participants: [{ ...participant, meetings: 1, last: '2025-03-04' }],
  },
  figures: {
    total: 2, communiques: 1, funnel: stages, delivery: [{ scale: 'none', count: 1 }, { scale: 'limited', count: 1 }], partners: [partner],
    saidAgain: { count: 0, first: [] }, quiet: { count: 0, first: [] }, meetings: [line],
  },
  reading: {
    bands: [{ engine: 'rules', version: '1', band: 'firm', confirmed: 41, edited: 6, rejected: 3, waiting: 0, right: 0.93 }],
    added: 2, confirmed: 41, rejected: 3,
  },
  vocabulary: {
    language: 'en',
    stages: [{ value: 'agreed', label: 'Agreed', meaning: 'Both sides said they would.' }],
    topics: [{ value: 'skills', label: 'Skills' }],
    instruments: [{ value: 'training', label: 'Training' }],
    delivery: [{ value: 'limited', label: 'Limited' }],
    marks: [{ value: 'said-again', label: 'Said again without progress' }],
    goneQuietDays: 180,
  },
  checkpoint: { size: 118, root: hash, note: 'node.example/log\n118\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— node.example/log AbCd…\n', verifier: 'node.example/log+0a1b2c3d+AQ…' },
  inclusion: { stream: `commitment/${id}`, version: 2, position: 117, index: 116, size: 118, entry: hash, proof: [hash], root: hash, checkpoint: 'node.example/log\n118\n…' },
  consistency: { old: 100, size: 118, oldRoot: hash, root: hash, proof: [hash] },
} as const;
