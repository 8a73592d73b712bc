import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import type { Ctx } from '@tributary/platform';
import { createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { buildPriceList } from '../price-list.builder';
import { PriceRepository } from './price.repository';
import { PriceResolver } from './price-resolver';

const [HEAD_OFFICE, BUYER, NEIGHBOUR] = [1, 11, 12];
const [STANDARD, SPECIAL, CONTRACT, FOREIGN_CONTRACT, RECOMMENDED, OWN] = [1, 2, 3, 4, 5, 6];
const date = '2026-03-02';
const resolver = new PriceResolver(new PriceRepository());
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (let id = 1; id <= 4; id += 1) await buildSku(db.owner, { id, baseUnit: 'bottle', salesUnit: 'carton', units: { carton: '12' } });
  await buildSku(db.owner, { id: 5, packMultiple: '10' });
  await buildSku(db.owner, { id: 6 });
  await db.owner.query('UPDATE sku SET minimum_quantity = 15 WHERE id = 5');
  await addHeadOffice(db.owner, HEAD_OFFICE);
  for (const id of [BUYER, NEIGHBOUR]) await addDealer(db.owner, { id, tier: 1 });
  await buildPriceList(db.owner, { id: STANDARD, sellerId: HEAD_OFFICE, items: [
    { skuId: 1, unit: 'bottle', price: '10.00' },
    { skuId: 1, unit: 'carton', from: '10', price: '108.00' },
    { skuId: 1, unit: 'carton', from: '50', price: '96.00', valid: '[2026-03-02,2026-04-01)' },
    { skuId: 2, unit: 'carton', from: '5', price: '90.00' },
    { skuId: 3, unit: 'carton', price: '100.00' },
    { skuId: 3, unit: 'litre', from: '1', price: '1.00' },
    { skuId: 5, price: '7.00' }, { skuId: 5, price: '6.50', from: '20' }, { skuId: 5, price: '6.00', from: '20.001' },
    { skuId: 6, price: '50.00' },
  ] });
  await buildPriceList(db.owner, { id: SPECIAL, sellerId: HEAD_OFFICE, priority: 10, items: [{ skuId: 1, unit: 'carton', from: '100', price: '99.00' }, { skuId: 6, price: '45.00' }] });
  await buildPriceList(db.owner, { id: CONTRACT, sellerId: HEAD_OFFICE, contractWith: BUYER, priority: -5, valid: '[2026-03-01,2026-04-01)', items: [{ skuId: 6, price: '48.00' }, { skuId: 1, unit: 'carton', from: '200', price: '97.00' }] });
  await buildPriceList(db.owner, { id: FOREIGN_CONTRACT, sellerId: HEAD_OFFICE, contractWith: NEIGHBOUR, items: [{ skuId: 6, price: '1.00' }] });
  await buildPriceList(db.owner, { id: RECOMMENDED, sellerId: null, tier: 2, priority: 90, items: [{ skuId: 6, from: '100', price: '60.00' }] });
  await buildPriceList(db.owner, { id: OWN, sellerId: NEIGHBOUR, tier: 2, items: [{ skuId: 6, price: '65.00' }] });
});
afterAll(() => db.drop());

const buyer = (lists = [STANDARD, SPECIAL, CONTRACT, RECOMMENDED, OWN]): Ctx =>
  userCtx({ organisationId: BUYER }, { counterparties: [HEAD_OFFICE, NEIGHBOUR], price: { all: false, price_list: lists }, catalogue: { all: true, product_line: [], sku: [] } });
const priceOf = (skuId: number, base: string, { ctx = buyer(), sellerId = HEAD_OFFICE, on = date } = {}) =>
  db.uow.read(ctx, async (tx) => {
    const found = (await resolver.resolve(tx, { sellerId, date: on, wanted: [{ skuId, base }] })).get(skuId);
    return found && `${found.price}/${found.unit}`;
  });

describe('a price break', () => {
  it('counts from its quantity on, in base units, whatever unit it names', async () => {
    expect(await priceOf(1, '119.999')).toBe('10.00/bottle');
    expect(await priceOf(1, '120')).toBe('108.00/carton');
    expect(await priceOf(1, '600')).toBe('96.00/carton');
  });

  it('follows validity to the day', async () => {
    expect(await priceOf(1, '600', { on: '2026-03-01' })).toBe('108.00/carton');
    expect(await priceOf(1, '600', { on: '2026-04-01' })).toBe('108.00/carton');
  });

  it('comes behind the priority of its list, and before that where it is the only one reached', async () => {
    expect(await priceOf(1, '1200')).toBe('99.00/carton');
    expect(await priceOf(1, '1199')).toBe('96.00/carton');
  });

  it('below which there is no price makes small quantities cost nothing at all: they cannot be ordered', async () => {
    expect(await priceOf(2, '59')).toBeUndefined();
    expect(await priceOf(2, '60')).toBe('90.00/carton');
  });

  it('in a unit that the SKU no longer has is never reached', async () => {
    expect(await priceOf(3, '100000')).toBe('100.00/carton');
  });
});

describe('the smallest sale', () => {
  it('is the least whole number of packs that may be ordered, and reaches the breaks up to it', async () => {
    const found = await db.uow.read(buyer(), (tx) => resolver.resolve(tx, { sellerId: HEAD_OFFICE, date, skuIds: [1, 2, 5] }));
    expect([...found.values()].map(({ skuId, price }) => [skuId, price])).toEqual([[1, '10.00'], [5, '6.50']]);
  });

  it('starts the ladder of prices', async () => {
    const ladders = await db.uow.read(buyer(), (tx) => resolver.ladders(tx, { sellerId: HEAD_OFFICE, date }, [1, 2, 3, 4, 5]));
    const read = (skuId: number) => [ladders.get(skuId)?.price?.price, ladders.get(skuId)?.breaks.map((b) => `${b.fromQuantity} ${b.unit}: ${b.price}`)];
    expect(read(1)).toEqual(['10.00', ['10 carton: 108.00', '50 carton: 96.00', '100 carton: 99.00', '200 carton: 97.00']]);
    expect(read(2)).toEqual([undefined, ['5 carton: 90.00']]);
    expect(read(5)).toEqual(['6.50', ['20.001 drum: 6.00']]);
    expect(ladders.has(4)).toBe(false);
  });

  it('is any quantity where the catalogue does not show the SKU', async () => {
    const blind = { ...buyer(), scope: { ...buyer().scope, catalogue: { all: false, product_line: [], sku: [] } } };
    const found = await db.uow.read(blind, (tx) => resolver.resolve(tx, { sellerId: HEAD_OFFICE, date, skuIds: [5] }));
    expect(found.get(5)?.price).toBe('7.00');
  });
});

describe('a contract', () => {
  it('beats every list, whatever its priority, on the days of its validity', async () => {
    expect(await priceOf(6, '1')).toBe('48.00/drum');
    expect(await priceOf(6, '1', { on: '2026-02-28' })).toBe('45.00/drum');
    expect(await priceOf(6, '1', { on: '2026-04-01' })).toBe('45.00/drum');
  });

  it('whose break is not reached leaves the price to the lists', async () => {
    expect(await priceOf(1, '2399')).toBe('99.00/carton');
    expect(await priceOf(1, '2400')).toBe('97.00/carton');
  });

  it('with somebody else counts for nobody, even where a group shows it', async () => {
    expect(await priceOf(6, '1', { ctx: buyer([STANDARD, FOREIGN_CONTRACT]) })).toBe('50.00/drum');
    const desk = userCtx({ organisationId: HEAD_OFFICE, organisationKind: 'head_office', tier: null }, { price: { all: true, price_list: [] } });
    expect(await priceOf(6, '1', { ctx: desk })).toBe('45.00/drum');
  });

  it('is invisible where no group shows it', async () => {
    expect(await priceOf(6, '1', { ctx: buyer([STANDARD]) })).toBe('50.00/drum');
  });
});

describe('a seller’s own list', () => {
  it('comes before the recommended one, even where that has a break that is reached', async () => {
    expect(await priceOf(6, '1000', { sellerId: NEIGHBOUR })).toBe('65.00/drum');
    expect(await priceOf(6, '1000', { sellerId: NEIGHBOUR, ctx: buyer([RECOMMENDED]) })).toBe('60.00/drum');
    expect(await priceOf(6, '99', { sellerId: NEIGHBOUR, ctx: buyer([RECOMMENDED]) })).toBeUndefined();
  });
});

describe('two prices of one list, SKU, unit and break', () => {
  it('on one day are impossible', async () => {
    const add = (valid: string) => db.owner.query(`INSERT INTO price_list_item (price_list_id, sku_id, unit, price, valid) VALUES (1, 6, 'drum', 1, $1)`, [valid]);
    await expect(add('[2026-06-01,2026-06-02)')).rejects.toThrow(/price_list_item_once/);
    await expect(add('empty')).rejects.toThrow(/check constraint/);
  });
});
