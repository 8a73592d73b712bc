import { DIVISIONS } from './divisions.data';

export interface Division {
  readonly code: string;
  readonly name: string;
  /** 1 province, 2 city, 3 county. */
  readonly level: 1 | 2 | 3;
  readonly parentCode: string | null;
}

/** A county with what is around it. */
export interface County {
  readonly code: string;
  readonly name: string;
  readonly cityCode: string;
  /** The municipality's name where the city level only says 市辖区. */
  readonly cityName: string;
  readonly provinceName: string;
}

/** Every province, city and county, parents first. */
export const divisions: readonly Division[] = DIVISIONS.trim().split('\n').flatMap(parseLine);

function parseLine(line: string): Division[] {
  const [code = '', name = '', counties = ''] = line.split('\t');
  if (code.length === 2) return [{ code, name, level: 1, parentCode: null }];
  const inside = counties.split(' ').filter((county) => county !== '');
  return [
    { code, name, level: 2, parentCode: code.slice(0, 2) },
    ...inside.map((county): Division => ({ code: `${code}${county.slice(0, 2)}`, name: county.slice(2), level: 3, parentCode: code })),
  ];
}

const nameOf = new Map(divisions.map(({ code, name }) => [code, name]));

/** The counties of some provinces, in order of their code; areas that are no place of their own (市辖区, 开发区) left out. */
export function countiesOf(provinceCodes: readonly string[]): County[] {
  return divisions
    .filter(({ code, name, level }) => level === 3 && provinceCodes.includes(code.slice(0, 2)) && !/辖|开发区|管理区|园区|新区$/.test(name))
    .map(({ code, name }) => {
      const [city = '', province = ''] = [nameOf.get(code.slice(0, 4)), nameOf.get(code.slice(0, 2))];
      return { code, name, cityCode: code.slice(0, 4), cityName: city.includes('辖') ? province : city, provinceName: province };
    });
}
