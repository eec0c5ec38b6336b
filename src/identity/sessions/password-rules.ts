/** Passwords of twelve and more characters that lists of leaked ones begin with, in lower case. Shorter ones are refused by length. */
const common: ReadonlySet<string> = new Set(
  (
    '123456789012 1234567890123 12345678901234 123456123456 123123123123 1234567891011 0123456789012 111111111111 000000000000 ' +
    'passwordpassword password1234 password12345 password123456 password123! password2024 password2025 password2026 mypassword123 ' +
    'p@ssword1234 p@ssw0rd1234 passw0rd1234 qwertyuiop12 qwertyuiop123 qwertyuiop[] qwerty123456 qwertyqwerty 1q2w3e4r5t6y ' +
    '1qaz2wsx3edc 1qazxsw23edc qazwsxedcrfv asdfghjkl123 asdfasdfasdf zxcvbnm12345 abcdefghijkl abcdefghijklm abc123abc123 ' +
    'abcd12345678 iloveyou1234 iloveyouiloveyou letmeinletmein letmein12345 welcome12345 welcome123456 administrator administrator1 ' +
    'admin1234567 admin12345678 adminadminadmin changeme1234 changemenow1 sunshine1234 princess1234 football1234 baseball1234 ' +
    'superman1234 trustno1trustno1 monkey123456 dragon123456 master123456 michael12345 computer1234 internet1234 startrek1234 ' +
    'pakistan1234 pakistan12345 pakistanzindabad correcthorsebatterystaple'
  ).split(' '),
);

export type PasswordProblem = 'password-too-short' | 'password-too-long' | 'password-too-common' | 'password-holds-your-name';

/** Why a password cannot be taken, or undefined. `own`: the person's name and address, which a password must not consist of. */
export const passwordProblem = (password: string, own: readonly string[] = []): PasswordProblem | undefined => {
  const characters = [...password.normalize('NFKC')];
  if (characters.length < 12) return 'password-too-short';
  if (characters.length > 500) return 'password-too-long';
  const lower = characters.join('').toLowerCase();
  if (common.has(lower) || new Set(lower).size < 5) return 'password-too-common';
  const parts = own.flatMap((text) => [text, text.split('@')[0] ?? '']).map((text) => text.toLowerCase().replace(/\s+/g, ''));
  const holds = parts.some((part) => part.length >= 4 && lower.includes(part) && lower.length - part.length < 8);
  return holds ? 'password-holds-your-name' : undefined;
};
