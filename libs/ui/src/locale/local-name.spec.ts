import { localName } from './local-name';

describe('localName', () => {
  const both = { name: '天津中心库', nameEn: 'Tianjin DC' };

  it('follows the language', () => {
    expect(localName(both, 'zh-CN')).toBe('天津中心库');
    expect(localName(both, 'en-US')).toBe('Tianjin DC');
  });

  it.each([null, '', undefined])('falls back to Chinese without an English name (%p)', (nameEn) => {
    expect(localName({ name: '天津中心库', nameEn }, 'en-US')).toBe('天津中心库');
  });
});
