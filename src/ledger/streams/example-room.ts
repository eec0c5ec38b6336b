import { type Actor, system } from '../../kernel/decider/actor.ts';
import type { Command, Decider, Row } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { notAllowed, notFound, refuse } from '../../kernel/refusals/refusal.ts';
import type { Reaction, Room } from '../ledger.ts';

/** A small room for the ledger's own tests: shelves that hold books, lent to readers. */
export interface Shelf {
  readonly name: string;
  readonly books: readonly { readonly title: string; readonly reader: string | null }[];
  readonly lent: number;
}
export type ShelfFact =
  | { readonly type: 'ShelfPutUp'; readonly data: { readonly name: string } }
  | { readonly type: 'BookAdded'; readonly data: { readonly title: string } }
  | { readonly type: 'BookRemoved'; readonly data: { readonly title: string } }
  | {
      readonly type: 'BookLent';
      readonly data: { readonly title: string };
      readonly personal: { readonly reader: string };
      readonly about: readonly Id[];
    };
type Order<T extends string, D extends object> = Command & { readonly type: T; readonly data: D };
export type ShelfCommand =
  | Order<'PutUpShelf', { readonly name: string }>
  | Order<'AddBooks', { readonly titles: readonly string[] }>
  | Order<'RemoveBook', { readonly title: string }>
  | Order<'LendBook', { readonly title: string; readonly reader: string; readonly person: Id }>;

export const shelf: Decider<Shelf, ShelfFact, ShelfCommand> = {
  kind: 'shelf',
  tables: { shelves: { key: ['stream'] }, shelf_books: { key: ['stream', 'title'] }, shelf_names: { key: ['name'] } },
  evolve(state, event) {
    const shelf = state ?? { name: '', books: [], lent: 0 };
    switch (event.type) {
      case 'ShelfPutUp':
        return { ...shelf, name: event.data.name };
      case 'BookAdded':
        return { ...shelf, books: [...shelf.books, { title: event.data.title, reader: null }] };
      case 'BookRemoved':
        return { ...shelf, books: shelf.books.filter((book) => book.title !== event.data.title) };
      case 'BookLent': {
        const reader = event.personal?.reader ?? null;
        return { ...shelf, lent: shelf.lent + 1, books: shelf.books.map((b) => (b.title === event.data.title ? { ...b, reader } : b)) };
      }
    }
  },
  access: (command) => (command.actor.kind === 'anyone' ? notAllowed() : undefined),
  decide(command, state) {
    if (command.type === 'PutUpShelf') return state === null ? [{ type: 'ShelfPutUp', data: command.data }] : refuse('shelf-already-there');
    if (state === null) return notFound();
    switch (command.type) {
      case 'AddBooks':
        return command.data.titles.map((title) => ({ type: 'BookAdded', data: { title } }));
      case 'RemoveBook':
        return state.books.some((b) => b.title === command.data.title)
          ? [{ type: 'BookRemoved', data: command.data }]
          : refuse('book-not-on-shelf');
      case 'LendBook': {
        const { title, reader, person } = command.data;
        return [{ type: 'BookLent', data: { title }, personal: { reader }, about: [person] }];
      }
    }
  },
  rows: (state): readonly Row[] => [
    { table: 'shelves', values: { name: state.name, lent: state.lent, titles: state.books.map((b) => b.title) } },
    ...(state.name === '' ? [] : [{ table: 'shelf_names', values: { name: state.name } }]),
    ...state.books.map((b) => ({ table: 'shelf_books', values: { title: b.title, reader: b.reader } })),
  ],
  jobs: (_, id, facts) =>
    facts.flatMap((fact) =>
      fact.type === 'BookLent' ? [{ task: 'remind', payload: { shelf: id, title: fact.data.title, ...fact.personal } }] : [],
    ),
  retriable: (command) => command.type !== 'RemoveBook',
};

export const libraryRoom = (reactions: readonly Reaction[] = [], reminded: object[] = []): Room => ({
  name: 'library',
  deciders: [shelf],
  reactions,
  tasks: {
    remind: async (payload) => {
      reminded.push(payload);
    },
  },
  migrations: [
    {
      name: 'library/0001-shelves',
      sql: `
create table shelves (stream text primary key, name text, lent integer, titles text[]);
create table shelf_books (stream text not null, title text not null, reader text, primary key (stream, title));
create table shelf_names (name text primary key, stream text not null);`,
    },
  ],
});

let commands = 0;
/** An order to a shelf, with a fresh command id unless `more` gives one. */
export const order = <T extends ShelfCommand['type']>(
  type: T,
  on: Id,
  data: Extract<ShelfCommand, { type: T }>['data'],
  more: { readonly id?: Id; readonly actor?: Actor; readonly expectedVersion?: number } = {},
): ShelfCommand =>
  ({ id: `command-${++commands}`, type, on, data, actor: system('test'), now: '2026-02-03T04:05:06.007Z', ...more }) as ShelfCommand;
