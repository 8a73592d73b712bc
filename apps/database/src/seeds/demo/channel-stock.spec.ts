import { companyOf } from '../company/company';
import { SCALES } from '../company/scale';
import { channelOf } from './channel';
import { STOCK_HEADERS, stockFile, stockOf } from './channel-stock';

const company = companyOf(SCALES.demo, 7, '2026-03-01');
const [channel] = channelOf(company);
if (!channel) throw new Error('Nobody sends.');
const days = stockOf(channel, 7, company.until);

describe('a dealer’s stock of the past month', () => {
  it('is told every day up to the one before the last, never less than nothing', () => {
    expect([days.length, days[0]?.date, days.at(-1)?.date]).toEqual([30, '2026-01-30', '2026-02-28']);
    expect(days.every(({ rows }) => rows.length > 0 && rows.every(({ quantity }) => quantity > 0))).toBe(true);
  });

  it('is in the file at the very row that it names', () => {
    const [day] = days;
    const lines = day ? stockFile(day).toString('utf8').replace('\ufeff', '').split('\r\n') : [];
    expect(lines[0]).toBe(STOCK_HEADERS.join(','));
    for (const { row, product, quantity } of day?.rows ?? []) expect(lines[row - 1]?.split(',')).toEqual([day?.date, product.code, product.name, product.specification, String(quantity), product.unit]);
  });
});
