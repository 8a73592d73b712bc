import { moved, read, typed, valueAt, withValue } from './recipe';

describe('a recipe while it is written', () => {
  const step = { do: 'read', table: '#grid', total: { rows: '共 {n} 条' } };

  it('is changed at a path, and what becomes empty goes', () => {
    expect(valueAt(step, 'total.rows')).toBe('共 {n} 条');
    expect(withValue(step, 'next.text', '下一页')).toEqual({ ...step, next: { text: '下一页' } });
    expect(withValue(step, 'total.rows', undefined)).toEqual({ do: 'read', table: '#grid' });
    expect(Object.keys(withValue(step, 'table', '#other'))).toEqual(['do', 'table', 'total']);
  });

  it.each([
    ['pairs', 'fields', { a: '{user}', b: 'x=y' }, 'a = {user}\nb = x=y'],
    ['lines', 'headers', ['日期', '数量'], '日期\n数量'],
    ['lines', 'refusals', [{ text: '密码已过期', means: 'password-expired' }], '密码已过期 = password-expired'],
    ['number', 'cap', 500, '500'],
  ] as const)('%s of %s are typed and read', (kind, path, value, text) => {
    expect(typed(value, kind)).toBe(text);
    expect(read(text, { path, kind })).toEqual(value);
  });

  it('says nothing where nothing is typed', () => {
    expect(read('  ', { path: 'empty', kind: 'text' })).toBeUndefined();
    expect(read('\n', { path: 'headers', kind: 'lines' })).toBeUndefined();
  });

  it('moves its steps', () => expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']));
});
