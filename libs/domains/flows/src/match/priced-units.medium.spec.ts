import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { buildPriceList } from '@tributary/pricing/testing';
import { gb18030 } from '@tributary/sheets/testing';
import { applyDecisions, buildDealers, buildFeed, CSV_HEADER, type FlowsApi, type FlowsWorld, operatorOf, startFlowsApi, startFlowsWorld } from '../testing';

let world: FlowsWorld;
let api: FlowsApi;

/** Each line: day, document, product, quantity, unit, amount. */
const csv = (...rows: string[]): Buffer =>
  gb18030([CSV_HEADER, ...rows.map((row) => row.split(' ')).map(([day, document, product, quantity, unit, amount = '']) => `2026-03-${day},${document},老王,${product},油,${quantity},${unit},,${amount}`), ''].join('\r\n'));
const causes = async (): Promise<Record<string, unknown>[]> => (await api.call('both', '/flow-causes')).body['items'] as Record<string, unknown>[];
const counted = async (...documents: string[]): Promise<unknown[]> =>
  (await world.db.owner.query(`SELECT document_number AS document, quantity::float8 FROM flow_entry WHERE document_number = ANY ($1) ORDER BY 1`, [documents])).rows.map(({ document, quantity }) => [document, quantity]);
const decide = async (code: string, answer: object): Promise<void> => {
  const cause = (await causes()).find((row) => row['code'] === code)?.['cause'];
  expect((await api.call('both', `/flow-causes/${cause}/decide`, answer)).status).toBe(202);
  await apply();
};

const apply = (): Promise<void> => applyDecisions(world);

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1', name: '柴油机油', baseUnit: 'drum', units: { carton: '12' } });
  await buildSku(owner, { id: 2, code: 'YH-2', name: '齿轮油', baseUnit: 'drum', units: { carton: '12' } });
  await buildDealers(owner);
  await buildPriceList(owner, { id: 1, sellerId: 1, items: [{ skuId: 1, price: '100' }] });
  await buildFeed(owner, { id: 1, dealerId: 11, settings: { port: world.ftp.port, pattern: 'a*' } });
  await buildFeed(owner, { id: 2, dealerId: 12, settings: { port: world.ftp.port, pattern: 'b*' } });
  api = await startFlowsApi(world, { both: operatorOf([11, 12]) });
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

it('rows whose price is that of another unit wait; the others of the same product and unit count', async () => {
  world.drop('a1.csv', csv('01 X1 YH-1 2 箱 2400.00', '01 X2 YH-1 3 箱 330.00', '01 X3 YH-1 -1 箱 -105.00', '01 X4 YH-1 1 桶 1150.00', '01 X5 YH-1 5 箱 0.00', '01 X6 YH-1 1 箱', '01 X7 YH-2 4 箱 9.00'));
  await world.run(1);
  expect(await counted('X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7')).toEqual([['X1', 24], ['X5', 60], ['X6', 12], ['X7', 48]]);
  const figures = (await causes()).map(({ code, message, rows, amount }) => [code, message, rows, amount]);
  expect(figures).toEqual([
    ['flows.unit-against-price', '“桶” of SKU YH-1 has the price of a carton', 1, '1150.00'],
    ['flows.unit-against-price', '“箱” of SKU YH-1 has the price of a drum', 2, '225.00'],
  ]);
  const { body } = await api.call('both', `/flow-causes/${String((await causes())[1]?.['cause'])}`);
  expect(body).toMatchObject({ actions: ['unit', 'ignore'], units: ['carton', 'drum'], likely: 'drum' });
  expect((body['samples'] as { texts: string[] }[]).map(({ texts }) => texts[1])).toEqual(['X2', 'X3']);
});

it('what a person says of them holds for rows of such a price, of this file and of those to come; taken back, they wait again', async () => {
  const [atCarton] = await causes();
  await api.call('both', `/flow-causes/${String(atCarton?.['cause'])}/decide`, { action: 'unit', unit: 'carton' });
  await apply();
  await decide('flows.unit-against-price', { action: 'unit', unit: 'drum' });
  expect(await counted('X1', 'X2', 'X3', 'X4')).toEqual([['X1', 24], ['X2', 3], ['X3', -1], ['X4', 12]]);
  expect(await causes()).toEqual([]);

  world.drop('a2.csv', csv('02 X8 YH-1 4 箱 400.00', '02 X9 YH-1 1 箱 1100.00'));
  world.drop('b1.csv', csv('02 Y1 YH-1 4 箱 400.00'));
  await world.run(1);
  await world.run(2);
  expect(await counted('X8', 'X9', 'Y1')).toEqual([['X8', 4], ['X9', 12]]);
  expect((await causes()).map(({ dealers, rows }) => [dealers, rows])).toEqual([[1, 1]]);

  const decisions = (await api.call('both', '/flow-cause-decisions')).body['items'] as { id: number; unit: string }[];
  const drum = decisions.find(({ unit }) => unit === 'drum');
  expect((await api.call('both', `/flow-cause-decisions/${drum?.id}/undo`, {})).status).toBe(202);
  await apply();
  expect(await counted('X1', 'X2', 'X3', 'X4', 'X8', 'X9')).toEqual([['X1', 24], ['X4', 12], ['X9', 12]]);
});

it('a person who knows better has the last word: such rows count as they are written', async () => {
  await decide('flows.unit-against-price', { action: 'unit', unit: 'carton' });
  expect(await counted('X2', 'X8', 'Y1')).toEqual([['X2', 36], ['X8', 48], ['Y1', 48]]);
  expect(await causes()).toEqual([]);
});

it('of other units than those of the SKU nothing can be said', async () => {
  world.drop('a3.csv', csv('03 Z1 YH-1 4 箱 99999.00'));
  await world.run(1);
  expect(await counted('Z1')).toEqual([['Z1', 48]]);
});
