import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('an empty environment gives the defaults', () => {
  expect(readSettings({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', TRUST_PROXY: false });
});
test('a variable that is set to nothing counts as not set', () => {
  expect(readSettings({ PORT: '', SMTP_URL: '' })).toMatchObject({ PORT: 3000 });
});
test.each([
  ['PORT', 'ninety'],
  ['PUBLIC_URL', 'daricha.example'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['SMTP_URL', 'http://mail'],
  ['CLAMD_URL', 'http://localhost:3310'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused and named', (name, value) => {
  expect(readSettings({ [name]: value })).toEqual({ wrong: [expect.stringContaining(`${name}:`)] });
});
test('a language model needs a name as well as an address', () => {
  expect(readSettings({ LLM_URL: 'http://127.0.0.1:1/v1' })).toEqual({ wrong: [expect.stringContaining('LLM_MODEL')] });
});
