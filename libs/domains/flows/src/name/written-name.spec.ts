import { aliasKeys, nameKey, shownName, writtenName } from './written-name';

describe('written name', () => {
  const oil = { code: 'A-01', name: '天润 CI-4', specification: '18L' };
  it('is shown with its code, and told apart by it', () => {
    expect(shownName(oil)).toBe('天润 CI-4 18L (A-01)');
    expect(nameKey(oil)).not.toBe(nameKey({ ...oil, code: 'A-02' }));
    expect(nameKey(oil)).toBe(nameKey({ ...oil, name: '天润ＣＩ－４' }));
    expect(shownName({ code: 'A-01', name: '', specification: '' })).toBe('A-01');
  });

  it('is remembered under its most particular key first', () => {
    expect(aliasKeys(oil)).toEqual(['天润ci418l(a01)', '天润ci418l', '天润ci4', 'a01']);
    expect(aliasKeys({ code: '', name: '老王', specification: '' })).toEqual(['老王']);
  });

  it('of nothing but dashes is a name of its own', () => {
    expect(nameKey({ code: '', name: '--', specification: '' })).toBe('--');
  });

  it.each([['C1', '仁爱'], ['', '仁爱 (C1)'], ['C1', '']])('of a customer comes back from how it is shown (%s, %s)', (code, name) => {
    const customer = { code, name, specification: '' };
    expect(writtenName(shownName(customer), code)).toEqual(customer);
  });
});
