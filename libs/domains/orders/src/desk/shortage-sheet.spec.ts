import { readSmallTable, SMALL_TABLE_LIMITS } from '@tributary/sheets';
import type { Shortage } from './shortage.repository';
import { shortageSheet } from './shortage-sheet';

const row: Shortage = {
  skuId: 1, code: '000123', name: '柴油机油', nameEn: 'Diesel oil', baseUnit: 'drum', wanted: '35.5', orders: 2, buyers: 1, since: new Date('2026-03-02T01:30:00Z'),
  free: '4', promised: '20', onDemand: '6', lastReadyOn: '2026-04-20', uncovered: '11.5',
};

describe('shortages as a workbook', () => {
  it.each([['zh-CN', '缺货一览.xlsx', '编码', '柴油机油'], ['en-US', 'Shortages.xlsx', 'Code', 'Diesel oil']] as const)('in %s', async (locale, name, heading, product) => {
    const sheet = shortageSheet([row], locale);
    const { sheets } = await readSmallTable(sheet.bytes, SMALL_TABLE_LIMITS);
    expect(sheet.name).toBe(name);
    expect(sheets[0]?.rows[0]?.cells[0]).toBe(heading);
    expect(sheets[0]?.rows[1]?.cells).toEqual(['000123', product, 'drum', 35.5, 2, 1, '2026-03-02T01:30:00.000Z', 4, 20, 6, '2026-04-20', 11.5]);
  });
});
