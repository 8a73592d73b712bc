import { clientPath, localPath } from './ftp-path';

describe('FTP paths', () => {
  it.each([
    ['/', '../../etc/passwd', '/etc/passwd'],
    ['/sales', '..', '/'],
    ['/sales', 'a/./b', '/sales/a/b'],
    ['/sales', '/x', '/x'],
    ['/sales', '', '/sales'],
  ])('from %s, "%s" means %s', (from, argument, expected) => {
    expect(clientPath(from, argument)).toBe(expected);
  });

  it('stay below the home', () => {
    expect(localPath('/srv/home', clientPath('/', '../../etc/passwd'))).toBe('/srv/home/etc/passwd');
  });

  it('refuse names with a NUL', () => {
    expect(localPath('/srv/home', '/a\0b')).toBeUndefined();
  });
});
