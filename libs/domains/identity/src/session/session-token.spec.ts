import type { HttpRequest } from '@tributary/platform';
import { csrfTokenOf, newSessionToken, ownSessionToken, SESSION_COOKIE, sessionTokenOf, tokenHash } from './session-token';

const requestWith = (value: string | undefined) => ({ cookies: { [SESSION_COOKIE]: value } }) as unknown as HttpRequest;

describe('session token', () => {
  it('is 256 random bits as text', () => {
    const tokens = Array.from({ length: 100 }, newSessionToken);
    for (const token of tokens) expect(sessionTokenOf(requestWith(token))).toBe(token);
    expect(new Set(tokens).size).toBe(100);
  });

  it.each([undefined, '', 'x', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)};`, `${'A'.repeat(42)}=`, 'Ａ'.repeat(43)])('is not %j', (value) => {
    expect(sessionTokenOf(requestWith(value))).toBeUndefined();
    expect(() => ownSessionToken(requestWith(value))).toThrow(expect.objectContaining({ code: 'platform.sign-in-needed' }));
  });

  it('has no second spelling: the last character carries only four bits, and still counts whole', () => {
    const token = `${'A'.repeat(42)}A`;
    const sameBytes = `${'A'.repeat(42)}B`;
    expect(Buffer.from(token, 'base64url')).toEqual(Buffer.from(sameBytes, 'base64url'));
    expect(tokenHash(token)).not.toEqual(tokenHash(sameBytes));
  });
});

describe('CSRF token', () => {
  it('belongs to one session and one secret', () => {
    const [one, other] = [newSessionToken(), newSessionToken()];
    expect(csrfTokenOf(one, 'secret')).toBe(csrfTokenOf(one, 'secret'));
    expect(csrfTokenOf(one, 'secret')).not.toBe(csrfTokenOf(other, 'secret'));
    expect(csrfTokenOf(one, 'secret')).not.toBe(csrfTokenOf(one, 'other'));
    expect(csrfTokenOf(one, 'secret')).not.toBe(one);
  });
});
