import { countiesOf, divisions } from './divisions';

describe('divisions', () => {
  it('are all provinces, cities and counties, each below a parent that came before', () => {
    const seen = new Set<string | null>([null]);
    for (const { code, parentCode } of divisions) {
      expect(seen.has(parentCode)).toBe(true);
      seen.add(code);
    }
    expect([1, 2, 3].map((level) => divisions.filter((division) => division.level === level).length)).toEqual([31, 342, 2978]);
    expect(seen.size).toBe(divisions.length + 1);
  });

  it('name each county with what is around it', () => {
    const counties = countiesOf(['31', '32']);
    expect(counties.find(({ code }) => code === '310101')).toEqual({ code: '310101', name: '黄浦区', cityCode: '3101', cityName: '上海市', provinceName: '上海市' });
    expect(counties.find(({ code }) => code === '320506')).toMatchObject({ name: '吴中区', cityName: '苏州市', provinceName: '江苏省' });
    expect(counties.every(({ code }) => /^3[12]/.test(code))).toBe(true);
  });
});
