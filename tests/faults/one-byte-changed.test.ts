import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryRoom, order, shelf } from '../../src/ledger/streams/example-room.ts';
import { openTestLedger, type TestLedger } from '../../src/ledger/testing.ts';

// Read back by nothing that could be wrong: which migrations ran, and how far each reaction is (a number below the end says nothing).
const exempt = new Set(['migrations.name', 'migrations.digest', 'migrations.at', 'subscriptions.position', 'subscriptions.failures']);
// The order in which waiting events came; any order will do until they have their positions.
exempt.add('pending.xid');

/** SQL that changes one character, digit or byte of a column; undefined for a type that no table of the ledger has. */
const changed = (column: string, type: string): string | undefined => {
  const text = `translate(substr(${column}::text, length(${column}::text) - 3), '0123456789abcdefghijklmnopqrstuvwxyz', '1032547698badcfehgjilknmporqtsvuxwzy')`;
  switch (type) {
    case 'text':
      return `left(${column}, -1) || chr(ascii(right(${column}, 1)) # 1)`;
    case 'integer':
    case 'bigint':
      return `${column} # 1`;
    case 'bytea':
      return `set_byte(${column}, length(${column}) / 2, get_byte(${column}, length(${column}) / 2) # 1)`;
    case 'jsonb':
      return `(left(${column}::text, -4) || ${text})::jsonb`;
    case 'text[]':
      return `array_replace(${column}, ${column}[1], left(${column}[1], -1) || chr(ascii(right(${column}[1], 1)) # 1))`;
    default:
      return undefined;
  }
};

describe('one byte of what is stored is changed', () => {
  let test: TestLedger;
  let columns: { table: string; column: string; type: string }[] = [];
  beforeAll(async () => {
    test = await openTestLedger([libraryRoom()]);
    const { ledger } = test;
    for (let i = 0; i < 4; i++) {
      await ledger.handle(order('PutUpShelf', `s${i}`, { name: `Shelf ${i}` }), shelf);
      await ledger.handle(order('AddBooks', `s${i}`, { titles: ['A', 'B'] }), shelf);
      await ledger.handle(order('LendBook', `s${i}`, { title: 'A', reader: `Reader ${i}`, person: `p${i}` }), shelf);
    }
    await ledger.files.keep(Buffer.from('a letter'), 'text/plain', ['p1']);
    const gone = await ledger.files.keep(Buffer.from('gone'), 'text/plain');
    await ledger.files.erase(gone.digest);
    await ledger.settled();
    await ledger.transparency.publish();
    await ledger.handle(order('RemoveBook', 's2', { title: 'B' }), shelf);
    const found = await test.storage.pool.query<{ table: string; column: string; type: string }>(
      `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type from pg_class c
       join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
       and not a.attisdropped order by 1, a.attnum`,
    );
    columns = found.rows.filter(({ table, column }) => !exempt.has(`${table}.${column}`));
  });
  afterAll(() => test.close());

  it('in any column of any table: fsck fails and names the table or the thing', async () => {
    const { pool } = test.storage;
    const unnoticed: string[] = [];
    let tried = 0;
    let changes = 0;
    for (const { table, column, type } of columns) {
      const expression = changed(`"${column}"`, type);
      const rows = await pool.query<{ ctid: string }>(
        `select ctid::text from ${table} where "${column}" is not null and "${column}"::text <> '{}'`,
      );
      const [{ ctid } = { ctid: undefined }] = rows.rows.slice(Math.floor(rows.rows.length / 2));
      if (ctid === undefined) continue;
      if (expression === undefined) throw new Error(`${table}.${column} is of the type ${type}, which this test does not change`);
      tried += 1;
      const client = await pool.connect();
      await client.query(`create table kept_aside as table ${table}`);
      // A constraint may forbid the change; then it cannot be there for fsck to find.
      const made = await client.query(`update ${table} set "${column}" = ${expression} where ctid = '${ctid}'`).then(
        () => true,
        () => false,
      );
      if (made) {
        changes += 1;
        const report = await test.ledger.fsck();
        const named = report.problems.some(({ where }) => where.includes(table) || where.includes('shelf/'));
        if (report.clean || !named) unnoticed.push(`${table}.${column}: ${JSON.stringify(report.problems[0])}`);
      }
      await client.query(`delete from ${table}`);
      await client.query(`insert into ${table} table kept_aside`);
      await client.query('drop table kept_aside');
      client.release();
    }
    expect(unnoticed).toEqual([]);
    expect(tried).toBeGreaterThan(40);
    expect(changes).toBeGreaterThan(36);
    expect((await test.ledger.fsck()).problems).toEqual([]);
  });
});
