import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../identity/pack/load-pack.ts';
import { system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { agreement } from '../agreement/decider.ts';
import type { AgreementCommand } from '../agreement/commands.ts';
import { fillTemplate, holesIn } from './fill.ts';
import { checkTemplates, loadTemplates, readTemplate } from './load-templates.ts';

const packs = join(import.meta.dirname, '..', '..', '..', 'packs');
const folders = readdirSync(packs).filter((name) => name !== 'schema');
const neighbours = { pack: { languages: ['en', 'ur'] }, services: ['vet-tides'] };
const sound = `
id: tides
version: 1
kind: memorandum
name: { en: Memorandum on tides }
about: { en: For two harbours. }
title: { en: "{first} and {second} on {sea}" }
languages: [en]
blanks: [{ id: sea, label: { en: Which sea } }]
vetting: vet-tides
clauses:
  - { id: purpose, heading: { en: Purpose }, text: { en: "{first} and {second} measure {sea}." } }
terms: { entry: on-signature, validFor: P1Y, renewal: null, termination: null }
`;
const messages = (source: string, file = 'tides.yaml') =>
  (readTemplate(file, source, neighbours).errors ?? []).map((e) => `${e.line}: ${e.message}`);

describe('a template', () => {
  it('is sound when it names what there is', () => expect(messages(sound)).toEqual([]));
  it.each([
    ['its file', sound, 'waves.yaml', '2: the template is called “tides” but its file “waves”'],
    [
      'a blank nobody asks for',
      sound.replaceAll('measure {sea}', 'measure {see}'),
      'tides.yaml',
      '12: there is no blank “see”; did you mean “sea”?',
    ],
    ['a blank no text has', sound.replaceAll('{sea}', 'the sea'), 'tides.yaml', '9: no text has the blank “sea”'],
    [
      'a language it does not speak whole',
      sound.replace('[en]', '[en, ur]'),
      'tides.yaml',
      "7: it says nothing in “ur”, one of the template's languages",
    ],
    [
      "a language that is not the pack's",
      sound.replace('[en]', '[en, fr]'),
      'tides.yaml',
      "8: “fr” is not among the pack's languages; did you mean “ur”?",
    ],
    [
      'blanks that differ by language',
      sound.replace('{ en: Purpose }', '{ en: Purpose, ur: "{sea}" }'),
      'tides.yaml',
      '12: its blanks are not those of the English text ()',
    ],
    ['a clause twice', sound.replace(/( {2}- \{ id: purpose.*\n)/, '$1$1'), 'tides.yaml', '13: there is a clause “purpose” already'],
    [
      'a service that is not there',
      sound.replace('vet-tides', 'vet-tide'),
      'tides.yaml',
      '10: there is no service “vet-tide”; did you mean “vet-tides”?',
    ],
    [
      'a renewal of what has no end',
      sound.replace('P1Y, renewal: null', 'null, renewal: { period: P1Y, notice: P1M }'),
      'tides.yaml',
      '13: what has no end is not renewed',
    ],
    ['a period that is none', sound.replace('P1Y', 'a year'), 'tides.yaml', '13: “validFor”: a period is such as P3Y, P18M or P90D'],
  ])('is not sound with %s', (_, source, file, message) => {
    expect(messages(source, file).map((m) => m.replace(/ \(did you mean (“[^”]+”)\?\)/, '; did you mean $1?'))).toContain(message);
  });
  it('is filled with names and answers, and shows what nobody filled in', () => {
    const { template } = readTemplate('tides.yaml', sound, neighbours);
    if (template === undefined) throw new Error('not sound');
    const filling = { languages: ['en'], names: [{ en: 'Here' }, { en: 'There' }], home: 'AX' };
    const whole = fillTemplate(template, { ...filling, blanks: { sea: 'the North Sea' } });
    expect(whole.title).toEqual({ en: 'Here and There on the North Sea' });
    expect(whole.clauses.map((c) => c.text.en)).toEqual(['Here and There measure the North Sea.']);
    expect(whole.demands).toEqual([{ country: 'AX', service: 'vet-tides' }]);
    expect(fillTemplate(template, { ...filling, blanks: {} }).title).toEqual({ en: 'Here and There on [Which sea]' });
  });
  it('is not there where its folder is not', () => expect(loadTemplates('/nowhere', neighbours)).toEqual({ templates: [], errors: [] }));
});

describe.each(folders)('the templates of %s', (folder) => {
  const { pack } = loadPack(join(packs, folder));
  const { templates } = pack === undefined ? { templates: [] } : loadTemplates(join(packs, folder), { pack });
  it('are sound', () => {
    expect(pack === undefined ? ['no pack'] : checkTemplates(join(packs, folder), { pack })).toEqual([]);
  });
  it('each make a draft in all their languages', () => {
    const names = [
      { en: 'The Ministry of Harbours', ur: 'وزارتِ بندرگاہ' },
      { en: 'The Board of Lights', ur: 'ادارۂ مینار' },
    ];
    for (const template of templates) {
      const languages = template.languages.slice(0, 2);
      const blanks = Object.fromEntries(template.blanks.map((b) => [b.id, b.label]));
      const { demands, ...filled } = fillTemplate(template, { languages, names, blanks, home: 'AX' });
      const parties = names.map((name, i) => ({ country: i === 0 ? 'AX' : 'BO', organisation: `o${i}`, office: `d${i}`, name }));
      const more = {
        reference: 'AG-1',
        languages,
        parties,
        template: template.id,
        commitments: [],
        amends: null,
        replaces: null,
        visibility: 'public',
      };
      const data = { ...filled, ...more, demands };
      const command = { id: 'c', type: 'DraftAgreement', on: 'a', actor: system('test'), now: '2026-01-01T00:00:00.000Z', data };
      const outcome = agreement.decide(command as unknown as AgreementCommand, null);
      expect(isRefusal(outcome) ? `${template.id}: ${outcome.reason}` : outcome.length).toBe(1);
      expect(filled.clauses.flatMap((c) => Object.values(c.text)).flatMap(holesIn)).toEqual([]);
    }
  });
});
