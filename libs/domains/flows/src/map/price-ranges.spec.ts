import { rowFaults } from '../flows.faults';
import { PriceRanges } from './price-ranges';

it('prices of an item go from its lowest to its highest; gifts, rows without an amount and rows that do not count say nothing', () => {
  const prices = new PriceRanges();
  const row = (item: number, quantity: string, amount: string, fault = false) => prices.add({ item, quantity, amount, fault: fault ? rowFaults.dateMissing() : undefined });
  row(0, '2', '20');
  row(0, '-4', '-36.00');
  row(0, '3', '31.5');
  row(0, '5', '0');
  row(0, '0', '700');
  row(0, '1', '');
  row(0, '1', '999', true);
  row(-1, '1', '5');
  row(2, '-1', '8');
  expect(prices.of(3)).toEqual([[9, 10.5], null, null]);
});
