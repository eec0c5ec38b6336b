import { describe, expect, test } from 'vitest';
import type { Actor } from '../../kernel/decider/actor.ts';
import { given } from '../../kernel/testing/given.ts';
import { stateOf, facts, ministry, order, tradeDesk } from './examples.ts';
import { changesFromPack } from './from-pack.ts';
import { organisation as decider } from './organisation-decider.ts';
import type { OrganisationFact } from './organisation.ts';

const organisation = (...happened: OrganisationFact[]) => given(decider, happened);
const names = { en: 'Ministry of Tides', ur: 'وزارتِ مد و جزر' };
const fresh = { names, country: 'FJ', seat: null, kind: 'ministry', offices: [{ id: tradeDesk, names: { en: 'Trade desk' } }] };
const supervisor: Actor = { kind: 'person', id: 'person-lead', grants: [{ role: 'supervisor', office: tradeDesk }] };

describe('an organisation', () => {
  test('is registered with its offices', () => {
    organisation().when(order('RegisterOrganisation', fresh)).then([facts.registered, facts.desk]);
  });
  test('is registered once, in a country and of a kind that can be', () => {
    organisation(facts.registered).when(order('RegisterOrganisation', fresh)).thenRefused('organisation-already-registered');
    organisation()
      .when(order('RegisterOrganisation', { ...fresh, country: 'Fiji' }))
      .thenRefused('invalid');
    organisation()
      .when(order('RegisterOrganisation', { ...fresh, kind: 'A kind' }))
      .thenRefused('invalid');
    organisation()
      .when(order('RegisterOrganisation', { ...fresh, names: { en: '' } }))
      .thenRefused('invalid');
    const twice = [...fresh.offices, ...fresh.offices];
    organisation()
      .when(order('RegisterOrganisation', { ...fresh, offices: twice }))
      .thenRefused('office-already-there');
  });
  test('is renamed, closed and opened again', () => {
    const renamed = { en: 'Ministry of Tides and Currents' };
    organisation(facts.registered)
      .when(order('RenameOrganisation', { names: renamed }))
      .then([facts.renamed]);
    organisation(facts.registered).when(order('RenameOrganisation', { names })).then([]);
    organisation(facts.registered).when(order('CloseOrganisation', {})).then([facts.closed]);
    organisation(facts.registered, facts.closed).when(order('ReopenOrganisation', {})).then([facts.reopened]);
    organisation(facts.registered, facts.closed)
      .when(order('RenameOrganisation', { names: renamed }))
      .thenRefused('organisation-closed');
    organisation(facts.registered).when(order('ReopenOrganisation', {})).thenRefused('organisation-open');
    organisation().when(order('CloseOrganisation', {})).thenRefused('not-found');
  });
  test('takes its offices along when it closes', () => {
    const state = stateOf(facts.registered, facts.desk, facts.closed);
    expect(state && decider.rows(state, ministry).map((r) => r.values.closed)).toEqual([true, true]);
  });
});

describe('an office', () => {
  test('is added, renamed, closed and opened again', () => {
    const open = organisation(facts.registered, facts.desk);
    organisation(facts.registered)
      .when(order('AddOffice', { office: tradeDesk, names: { en: 'Trade desk' } }))
      .then([facts.desk]);
    open.when(order('AddOffice', { office: tradeDesk, names: { en: 'Again' } })).thenRefused('office-already-there');
    open.when(order('RenameOffice', { office: tradeDesk, names: { en: 'Digital trade desk' } })).then([facts.deskRenamed]);
    open.when(order('CloseOffice', { office: tradeDesk })).then([facts.deskClosed]);
    open.when(order('ReopenOffice', { office: tradeDesk })).thenRefused('office-open');
    open.when(order('CloseOffice', { office: 'nowhere' })).thenRefused('not-found');
    const closed = organisation(facts.registered, facts.desk, facts.deskClosed);
    closed.when(order('CloseOffice', { office: tradeDesk })).thenRefused('office-closed');
    closed.when(order('ReopenOffice', { office: tradeDesk })).then([facts.deskReopened]);
  });
  test('may be renamed by its supervisor, and by no other office’s', () => {
    const open = organisation(facts.registered, facts.desk);
    open.when(order('RenameOffice', { office: tradeDesk, names: { en: 'Digital trade desk' } }, supervisor)).then([facts.deskRenamed]);
    open.when(order('RenameOffice', { office: 'press-desk', names: { en: 'Press' } }, supervisor)).thenRefused('not-allowed');
    open.when(order('CloseOffice', { office: tradeDesk }, supervisor)).thenRefused('not-allowed');
  });
});

describe('a pack', () => {
  const entry = { id: ministry, country: 'FJ', kind: 'ministry', name: names, offices: [{ id: tradeDesk, name: { en: 'Trade desk' } }] };
  test('registers what is new, changes what differs, and does nothing the second time', () => {
    expect(changesFromPack(entry, null).map((c) => c.type)).toEqual(['RegisterOrganisation']);
    expect(changesFromPack(entry, stateOf(facts.registered, facts.desk))).toEqual([]);
    expect(changesFromPack(entry, stateOf(facts.registered, facts.renamed)).map((c) => c.type)).toEqual([
      'RenameOrganisation',
      'AddOffice',
    ]);
    expect(changesFromPack(entry, stateOf(facts.registered, facts.desk, facts.deskRenamed)).map((c) => c.type)).toEqual(['RenameOffice']);
  });
  test('does not open again what an administrator has closed', () => {
    expect(changesFromPack(entry, stateOf(facts.registered, facts.renamed, facts.closed))).toEqual([]);
  });
});
