/** Two desks, of AX and BO, that agree about tides; AX has its texts vetted by two offices. For tests. */
import { randomUUID } from 'node:crypto';
import { digestOf } from '../../../../engagements/agreement/canonical-text.ts';
import { type FoundAgreement, findAgreement } from '../../../../engagements/agreement/queries.ts';
import { Template } from '../../../../engagements/templates/definition.ts';
import type { Mount } from '../pages.ts';
import { Definition } from '../../../../one-window/service/definition.ts';
import { applyServices } from '../../../../one-window/service/from-pack.ts';
import { testWindow } from '../../../../one-window/testing/window.ts';
import { openPageSite, type People, relationRooms } from '../../testing/page-site.ts';
import { agreementPages } from './mounts.ts';

const en = (text: string) => ({ en: text, ur: `${text} ۔` });
const at = (office: string, role: 'officer' | 'supervisor' = 'officer') => ({ grants: [{ role, office }] });
const people: People = {
  head: { ...at('harbour-desk', 'supervisor'), name: 'Hala Head' },
  aino: { ...at('harbour-desk'), name: 'Aino Desk' },
  ravi: { ...at('harbour-desk'), name: 'Ravi Desk' },
  bo: { ...at('lighthouse-desk'), name: 'Bo Light' },
  chief: { ...at('lighthouse-desk', 'supervisor'), name: 'Chi Light' },
  foreign: at('foreign-desk'),
  money: at('money-desk'),
  stranger: at('reef-desk', 'supervisor'),
  admin: { grants: [{ role: 'administrator', office: null }] },
};
const organisations = [
  { id: 'harbour-ministry', country: 'AX', offices: ['harbour-desk', 'pilots'] },
  { id: 'foreign-ministry', country: 'AX', offices: ['foreign-desk'] },
  { id: 'money-ministry', country: 'AX', offices: ['money-desk'] },
  { id: 'lighthouse-board', country: 'BO', offices: ['lighthouse-desk', 'lamps'] },
  { id: 'reef-board', country: 'BO', offices: ['reef-desk'] },
].map(({ id, country, offices }) => ({
  ...{ id, country, kind: 'ministry', name: { en: `The ${id}`, ur: `وزارت ${id}` } },
  offices: offices.map((office) => ({ id: office, name: { en: office.replace('-', ' '), ur: `دفتر ${office}` } })),
}));
const book = Object.fromEntries(
  organisations.flatMap((o) => o.offices.map((office) => [office.id, { organisation: o.id, calendar: o.country }] as const)),
);
const clauses = [
  { id: 'purpose', heading: en('Purpose'), text: en('{first} and {second} measure tides.') },
  { id: 'tables', heading: en('Tables'), text: en('Tables go out every month.') },
];
const shape = { version: 1, kind: 'memorandum', name: en('Tides'), about: en('About tides'), title: en('Tides'), languages: ['en', 'ur'] };
const terms = { entry: 'on-signature', validFor: 'P3Y', renewal: null, termination: 'P6M' } as const;
const templates = [
  Template.parse({ ...shape, id: 'tides', clauses, terms }),
  Template.parse({ ...shape, id: 'vetted-tides', clauses, terms, vetting: 'vet-text' }),
];
const decisions = [
  { id: 'approve', kind: 'approve', label: en('No objection') },
  { id: 'refuse', kind: 'refuse', label: en('Objection'), reasons: [{ id: 'wording', text: en('Its wording is not fit.') }] },
];
const task = (id: string, office: string) => ({
  ...{ id, title: en(`Look at ${id}`), why: en('Somebody must.'), office, sees: 'everything', clock: 'P5D', decisions },
});
const vetText: Definition = Definition.parse({
  ...{ id: 'vet-text', version: 1, title: en('Vetting of a text'), summary: en('Texts are vetted.'), aim: en('have a text vetted') },
  ...{ lead: 'foreign-desk', applicants: [{ kinds: ['public-body'], countries: 'home' }] },
  sections: [
    {
      ...{ id: 'text', title: en('The text') },
      groups: [
        {
          ...{ id: 'text', title: en('Which text') },
          questions: [
            { id: 'agreement_reference', kind: 'text', max: 60, label: en('Reference') },
            { id: 'agreement_digest', kind: 'text', max: 64, label: en('Digest') },
            { id: 'partner', kind: 'country', label: en('The other side') },
            {
              ...{ id: 'binds_money', kind: 'choice', label: en('Does it bind money?') },
              options: ['yes', 'no'].map((id) => ({ id, text: en(id) })),
            },
          ],
        },
      ],
    },
  ],
  documents: [{ id: 'agreement-text', title: en('The text as PDF'), kinds: ['pdf'] }],
  stages: [{ id: 'vetting', title: en('Vetting'), tasks: [task('policy', 'foreign-desk'), task('money', 'money-desk')] }],
  outcome: { kind: 'letter', title: en('Vetting'), body: en('Vetted.'), refusal: en('Not vetted.'), signedBy: 'foreign-desk' },
});

export const openTides = async (mounts: readonly Mount[] = []) => {
  const countries = { home: 'AX', partners: ['BO'] };
  const site = await openPageSite({
    ...{ people, organisations, accounts: true, pack: { country: 'AX' }, mounts: [agreementPages, ...mounts] },
    rooms: (around) => {
      const window = testWindow(around.clock, { offices: book, countries });
      const relations = relationRooms({ templates, applications: window.applications })(around);
      return { rooms: [window.room, ...relations.rooms], parts: { ...relations.parts, window } };
    },
  });
  const { ledger, door } = site;
  const applied = await applyServices(ledger, [{ file: 'a.yaml', definition: vetText }], { now: site.now(), makeId: site.makeId });
  if (applied.lines.length > 0) throw new Error(applied.lines.join());
  await door.window.catalogue.refresh(ledger);
  const { post } = site;
  const chosen = { template: 'tides', own: 'harbour-desk', other: 'lighthouse-desk', 'language-one': 'en', 'language-two': '' };
  const found = async (id: string): Promise<FoundAgreement> => {
    const one = await findAgreement(ledger, id);
    if (one === undefined) throw new Error(`no agreement ${id}`);
    return one;
  };
  const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  const approve = async (id: string, ...who: readonly string[]) => {
    let last: Awaited<ReturnType<typeof post>> | undefined;
    for (const one of who) {
      const { state } = await found(id);
      const sent = { do: 'approve', digest: digestOf(state), version: String(state.version) };
      last = await post(`/agreements/${id}/approve`, one, sent);
    }
    return last;
  };
  return {
    ...site,
    ...{ chosen, hidden, approve },
    stateOf: async (id: string) => (await found(id)).state,
    /** A draft by AX, of a template's clauses or others. */
    drafted: async (more: Readonly<Record<string, string | readonly string[]>> = {}): Promise<string> => {
      const answer = await post('/agreements/new', 'aino', {
        ...chosen,
        ...{ command: randomUUID(), clause: ['purpose', 'tables'], 'title-en': 'Memorandum on tides', visibility: 'restricted' },
        ...{ 'heading-purpose-en': 'Purpose', 'text-purpose-en': 'We measure tides.' },
        ...{ 'heading-tables-en': 'Tables', 'text-tables-en': 'Tables go out every month.' },
        ...more,
      });
      if (answer.status !== 303) throw new Error(answer.text);
      return answer.to.replace('/agreements/', '').replace(/\?.*/, '');
    },
    /** Approved and signed on paper by both. */
    concluded: async (id: string): Promise<void> => {
      await approve(id, 'aino', 'bo');
      const [year, month, day] = site.now().slice(0, 10).split('-');
      for (const who of ['aino', 'bo']) {
        const when = { 'day-day': day ?? '', 'day-month': month ?? '', 'day-year': year ?? '' };
        const by = { signatory: 'Ada Test', capacity: 'Minister', 'sign-place': 'Pier', ...when };
        const answer = await post(`/agreements/${id}/sign`, who, { ...by, scan: new File([`%PDF-1.4 ${who}`], 'page.pdf') });
        if (answer.status !== 303) throw new Error(answer.text);
      }
    },
    /** A change of the second clause, proposed by BO and accepted by AX. */
    reword: async (id: string, text: string): Promise<void> => {
      const proposed = { command: randomUUID(), do: 'propose', 'heading-en': 'Tables', 'text-en': text, words: '' };
      await post(`/agreements/${id}/clauses/tables`, 'bo', proposed);
      const proposal = (await found(id)).state.proposals.at(-1)?.id ?? '';
      await post(`/agreements/${id}/proposals/${proposal}`, 'aino', { command: randomUUID(), do: 'accept' });
    },
  };
};
export type TideSite = Awaited<ReturnType<typeof openTides>>;
