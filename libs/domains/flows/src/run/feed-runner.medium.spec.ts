import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { buildTerminal } from '@tributary/terminals/testing';
import { buildDealers, buildFeed, type FlowsWorld, startFlowsWorld } from '../testing';

let world: FlowsWorld;
const HEADER = '单据日期,单据号,客户名称,商品编码,商品名称,数量,单位,单价,金额';

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '劲力柴油机油 18L', baseUnit: 'drum', units: { carton: '4' } });
  await buildSku(owner, { id: 2, code: 'YH-2001', name: '抗磨液压油 200L', baseUnit: 'litre', units: { drum: '200' } });
  await buildDealers(owner);
  await buildTerminal(owner, { id: 1, name: '仁爱汽修' });
  await buildFeed(owner, { id: 1, dealerId: 11, settings: { port: world.ftp.port } });
});
afterAll(() => world.stop());

const rows = async <Row>(query: string): Promise<Row[]> => (await world.db.owner.query(query)).rows as Row[];

describe('a file from the dealer’s FTP folder to the ledger', () => {
  it('is fetched, archived, read, matched and posted', async () => {
    world.drop('sales-1.csv', `${HEADER}\n2026-03-01,XS1,仁爱汽修,YH-1001,柴机油,2,箱,100,200.00\n2026-03-01,XS2,老王,,抗磨液压油 200L,-1,桶,1500,-1500\n2026-03-02,XS3,仁爱汽修,A9,没见过的油,1,桶,10,10\n`);
    await world.run(1);
    expect(await rows('SELECT state, files, rows, posted, faults, reason FROM batch')).toEqual([
      { state: 'attention', files: 1, rows: 3, posted: 2, faults: 1, reason: null },
    ]);
    expect(await rows('SELECT entry_date, sku_id, quantity, amount, document_number, row_no FROM flow_entry ORDER BY row_no')).toEqual([
      { entry_date: '2026-03-01', sku_id: 1, quantity: '8.000', amount: '200.00', document_number: 'XS1', row_no: 2 },
      { entry_date: '2026-03-01', sku_id: 2, quantity: '-200.000', amount: '-1500.00', document_number: 'XS2', row_no: 3 },
    ]);
    expect(await rows('SELECT code, detail, row_no, cells FROM flow_fault')).toEqual([
      { code: 'flows.product-unmatched', detail: { product: '没见过的油 (A9)' }, row_no: 4, cells: ['2026-03-02', 'XS3', '仁爱汽修', 'A9', '没见过的油', '1', '桶', '10', '10'] },
    ]);
  });
});
