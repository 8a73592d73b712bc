import { companyOf } from '../company/company';
import { SCALES } from '../company/scale';
import { channelOf } from './channel';
import { amountOf, historyFile, historyOf } from './history';

const company = companyOf(SCALES.demo, 7, '2026-03-01');
const [channel] = channelOf(company);
if (!channel) throw new Error('Nobody sends.');
const sales = historyOf(channel, 7, company.until);

describe('the past month of a dealer', () => {
  it('ends the day before the last one, which the sandbox sends', () => {
    expect(sales[0]?.date).toBe('2026-01-30');
    expect(sales.at(-1)?.date).toBe('2026-02-28');
  });

  it('is in the file at the very row that it names', () => {
    const { headers, bytes } = historyFile(channel, sales);
    const rows = bytes.toString('utf8').replace('\ufeff', '').split('\r\n');
    expect(rows[0]).toBe(headers.join(','));
    for (const sale of sales) {
      const cells = rows[sale.row - 1]?.split(',');
      expect(cells).toHaveLength(headers.length);
      expect(cells?.[3]).toBe(sale.product.code);
      expect(cells?.at(-1)).toBe(amountOf(sale));
    }
    expect(rows).toHaveLength(sales.length + 2);
  });
});

describe('the channel', () => {
  const channels = channelOf(company);
  it('sells cartons only, and names that wait for a person are like no other', () => {
    for (const { products, customers, strangeProduct, strangeCustomer, unknownCustomers } of channels) {
      expect(products.every(({ unit }) => unit === '箱')).toBe(true);
      expect(products.map(({ key }) => key)).not.toContain(strangeProduct.key);
      expect([...customers, ...unknownCustomers].map(({ key }) => key)).not.toContain(strangeCustomer.key);
      expect(unknownCustomers.length).toBeGreaterThan(0);
    }
  });
});
