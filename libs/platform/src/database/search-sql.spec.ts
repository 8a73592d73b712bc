import { searchSql } from './search-sql';
import { SqlParams } from './sql';

describe('search predicate', () => {
  it('wants every word, each without its separators', () => {
    const params = new SqlParams();
    expect(searchSql('s.search_text', ' L-HM 46  １８L ', params)).toBe('s.search_text LIKE $1 AND s.search_text LIKE $2 AND s.search_text LIKE $3');
    expect(params.values).toEqual(['%lhm%', '%46%', '%18l%']);
  });

  it('takes wildcards as what they are', () => {
    const params = new SqlParams();
    searchSql('t', '100%_', params);
    expect(params.values).toEqual(['%100\\%\\_%']);
  });

  it.each([undefined, '', '  ', '--'])('finds everything for %p', (typed) => {
    const params = new SqlParams();
    expect(searchSql('t', typed, params)).toBe('TRUE');
    expect(params.values).toEqual([]);
  });
});
