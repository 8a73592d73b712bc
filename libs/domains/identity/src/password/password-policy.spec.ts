import { COMMON_PASSWORDS } from './common-passwords';
import { oneTimePassword } from './one-time-password';
import { PASSWORD_MIN, passwordFault } from './password-policy';

const codeOf = (password: string, account = 'li.lei') => passwordFault(password, account)?.code;

describe('password rules', () => {
  it.each([
    ['nine characters', 'a1b2c3d4e', 'identity.password-too-short'],
    ['nine characters of which one takes four bytes', '润滑油好用吗😀?', 'identity.password-too-short'],
    ['201 characters', 'abcd'.repeat(50) + 'e', 'identity.password-too-long'],
    ['the account', 'li.lei-2026', 'identity.password-is-account'],
    ['the account in capitals and full width', 'xxＬＩ.LEI-2026', 'identity.password-is-account'],
    ['a leaked one', 'qwertyuiop', 'identity.password-too-common'],
    ['a leaked one in capitals', 'Password123', 'identity.password-too-common'],
    ['few characters over and over', '1231231231231', 'identity.password-too-common'],
    ['ten good ones', 'a1b2c3d4e5', undefined],
    ['ten Chinese ones', '百川归海有容乃大不息', undefined],
  ])('judge %s', (_, password, code) => expect(codeOf(password)).toBe(code));

  it('list only what the length does not refuse already, in the form in which it is compared', () => {
    const useless = [...COMMON_PASSWORDS].filter((password) => password.length < PASSWORD_MIN || password !== password.toLowerCase());
    expect(useless).toEqual([]);
  });
});

describe('one-time password', () => {
  it('satisfies the rules, is easy to dictate and never the same', () => {
    const passwords = Array.from({ length: 200 }, oneTimePassword);
    for (const password of passwords) {
      expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
      expect(codeOf(password)).toBeUndefined();
    }
    expect(new Set(passwords).size).toBe(200);
  });
});
