import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { bomb, gb18030, workbook } from '@tributary/sheets/testing';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsWorld, startFlowsWorld } from '../testing';

let world: FlowsWorld;
const HEADER = CSV_HEADER.split(',');
const LINE = ['2026-03-01', 'XS1', '老王', 'YH-1', '', 1, '桶', 10, 10];

beforeAll(async () => {
  world = await startFlowsWorld();
  await buildCatalogue(world.db.owner);
  await buildSku(world.db.owner, { id: 1, code: 'YH-1', baseUnit: 'drum' });
  await buildDealers(world.db.owner);
  await buildFeed(world.db.owner, { id: 1, dealerId: 11, settings: { port: world.ftp.port } });
});
afterAll(() => world.stop());

const rows = async <Row>(query: string): Promise<Row[]> => (await world.db.owner.query(query)).rows as Row[];

describe('what goes wrong at dealers', () => {
  it('ends visible, each with its reason, and what is right beside it counts', async () => {
    const book = workbook({ S: [HEADER, LINE] });
    world.drop('1 broken.xlsx', book.subarray(0, book.length / 2));
    world.drop('2 empty.csv', '');
    world.drop('3 blank.xlsx', workbook({ S: [] }));
    world.drop('4 bomb.xlsx', bomb(64));
    world.drop('5 program.xls', Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(4000, 1)]));
    world.drop('6 header.csv', `${CSV_HEADER}\n`);
    world.drop('7 right.csv', gb18030([CSV_HEADER, LINE.join(','), ''].join('\r\n')));
    world.drop('8 total.xlsx', workbook({ S: [HEADER, LINE.with(0, '2026-03-02'), ['合计', '', '', '', '', 1, '', '', 11]] }));
    await world.run(1);

    expect(await rows(`SELECT f.name, o.state, o.reason ->> 'code' AS code, o.posted FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id ORDER BY f.id`)).toEqual([
      { name: '1 broken.xlsx', state: 'rejected', code: 'sheets.workbook-broken', posted: 0 },
      { name: '2 empty.csv', state: 'rejected', code: 'sheets.file-empty', posted: 0 },
      { name: '3 blank.xlsx', state: 'rejected', code: 'flows.header-missing', posted: 0 },
      { name: '4 bomb.xlsx', state: 'rejected', code: 'sheets.zip-bomb', posted: 0 },
      { name: '5 program.xls', state: 'rejected', code: 'sheets.not-a-table', posted: 0 },
      { name: '6 header.csv', state: 'rejected', code: 'flows.no-rows', posted: 0 },
      { name: '7 right.csv', state: 'posted', code: null, posted: 1 },
      { name: '8 total.xlsx', state: 'posted', code: null, posted: 1 },
    ]);
    expect(await rows(`SELECT code, detail ->> 'stated' AS stated, detail ->> 'computed' AS computed FROM flow_fault`)).toEqual([
      { code: 'flows.total-mismatch', stated: '11', computed: '10' },
    ]);
    expect(await rows(`SELECT state, files, posted, reason ->> 'code' AS code FROM batch`)).toEqual([{ state: 'attention', files: 8, posted: 2, code: 'sheets.workbook-broken' }]);
    expect(await rows(`SELECT last_state FROM feed`)).toEqual([{ last_state: 'attention' }]);
  });

  it('is tried again when the same bytes come again, for the layout may be another by then', async () => {
    const html = workbook({ S: [['销售日', '货', '数'], ['2026-03-03', 'YH-1', 1]] }, 'html');
    world.drop('9 strange.xls', html);
    await world.run(1);
    await world.db.owner.query(`UPDATE layout SET mapping = '{"kind":"sale","unit":"桶","columns":{"date":"销售日","productCode":"货","quantity":"数"}}'`);
    world.drop('10 strange.xls', html);
    await world.run(1);
    expect(await rows(`SELECT o.state, o.reason ->> 'code' AS code FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id WHERE f.name LIKE '%strange%' ORDER BY f.id`)).toEqual([
      { state: 'layout', code: 'flows.layout-unknown' },
      { state: 'posted', code: null },
    ]);
    expect(await rows(`SELECT quantity FROM flow_entry WHERE entry_date = '2026-03-03'`)).toEqual([{ quantity: '1.000' }]);
  });
});
