import { demandsSecret, differences, wayOf } from './feed-settings';

const input = { host: ' ftp.example.com ', user: 'dealer', folder: '', port: null, hostKey: 'SHA256:x', security: 'explicit', pattern: '*.csv' } as const;

describe('settings of a feed', () => {
  it('keep what their road knows, and nothing empty', () => {
    expect(wayOf('ftp', input)).toEqual({ source: 'ftp', settings: { host: 'ftp.example.com', user: 'dealer', security: 'explicit', pattern: '*.csv' } });
    expect(wayOf('sftp', input)).toEqual({ source: 'sftp', settings: { host: 'ftp.example.com', user: 'dealer', hostKey: 'SHA256:x', pattern: '*.csv' } });
  });

  it.each([
    [{ ...input, host: ' ' }, 'host'],
    [{ ...input, user: null }, 'user'],
    [{ ...input, afterwards: 'move' as const }, 'movedTo'],
  ])('want what a connection needs', (settings, field) => {
    expect(() => wayOf('ftp', settings)).toThrow(expect.objectContaining({ code: 'flows.feed-field-missing', params: { field } }));
  });

  it.each([
    ['another host', { host: 'evil.example.com' }],
    ['another port', { port: 2121 }],
    ['another account', { user: 'other' }],
    ['no encryption', { security: 'none' as const }],
  ])('demand the secret anew for %s', (_what, change) => {
    expect(demandsSecret(wayOf('ftp', input), wayOf('ftp', { ...input, ...change }))).toBe(true);
  });

  it('demand it anew for another road, and not for another folder, pattern or writing of the host', () => {
    expect(demandsSecret(wayOf('ftp', input), wayOf('sftp', input))).toBe(true);
    expect(demandsSecret(wayOf('ftp', input), wayOf('ftp', { ...input, host: 'FTP.example.com', folder: '/x', pattern: '*', fingerprint: 'AA' }))).toBe(false);
  });

  it('differ field by field', () => {
    expect(differences({ a: 1, b: 'x', c: null }, { a: 2, b: 'x', d: true })).toEqual({ a: [1, 2], d: [null, true] });
  });

  it('do not differ by a default that is said for the first time', () => {
    expect(differences({ name: 'a' }, { name: 'a', security: 'none', afterwards: 'leave' })).toEqual({});
    expect(differences({ afterwards: 'delete' }, { security: 'explicit', afterwards: 'leave' })).toEqual({ security: [null, 'explicit'], afterwards: ['delete', 'leave'] });
  });
});
