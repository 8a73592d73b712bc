import { workbook } from '@tributary/sheets/testing';
import { buildDealers, buildFeed, type FlowsApi, type FlowsWorld, operatorOf, startFlowsApi, startFlowsWorld } from '../testing';

let world: FlowsWorld;
let api: FlowsApi;

/** A title over three columns in two rows, customers of 250 rows each, and a note over more columns than are shown. */
const CUSTOMER = 250;
const ROWS = [['三月流向'], [], ['客户', '商品', '数量'], ...Array.from({ length: 2 * CUSTOMER }, (_, index) => [index % CUSTOMER === 0 ? `客户 ${index / CUSTOMER + 1}` : null, '柴油机油', index + 1]), ['备注']];
const MERGED = ['A1:C2', `A4:A${CUSTOMER + 3}`, `A${CUSTOMER + 4}:A${2 * CUSTOMER + 3}`, `A${2 * CUSTOMER + 4}:IV${2 * CUSTOMER + 4}`];
const FILES: Readonly<Record<string, Buffer>> = { 'merged.xlsx': workbook({ S: ROWS }, 'xlsx', [], MERGED), 'merged.xls': workbook({ S: ROWS }, 'biff8', [], MERGED), 'broken.xlsx': endBroken(workbook({ S: longRows() }, 'xlsx', [], MERGED)), 'plain.csv': Buffer.from('客户,数量\n老王,1\n') };

beforeAll(async () => {
  world = await startFlowsWorld();
  await buildDealers(world.db.owner);
  await buildFeed(world.db.owner, { id: 1, dealerId: 11, settings: { port: world.ftp.port } });
  for (const [name, content] of Object.entries(FILES)) world.drop(name, content);
  await world.run(1);
  api = await startFlowsApi(world, { auditor: operatorOf([11]) });
});
afterAll(async () => {
  await api.stop();
  await world.stop();
});

function longRows(): string[][] {
  return Array.from({ length: 5000 }, (_, index) => [`客户 ${index}`, '柴油机油', '一二三四五六七八九十']);
}

/** The checksum of its sheet is another one, which only its end tells. */
function endBroken(book: Buffer): Buffer {
  const at = book.lastIndexOf('xl/worksheets/sheet1.xml') - 30;
  book.writeUInt32LE((book.readUInt32LE(at) ^ 1) >>> 0, at);
  return book;
}

async function view(name: string, part: string): Promise<Record<string, unknown>> {
  const { id } = (await world.db.owner.query('SELECT id FROM raw_file WHERE name = $1', [name])).rows[0];
  const { status, body } = await api.call('auditor', `/raw-files/${id}/rows?${part}`);
  expect(status).toBe(200);
  return body;
}
const range = (firstRow: number, lastRow: number, firstColumn: number, lastColumn: number, textAbove: string | null = null) => ({ firstRow, lastRow, firstColumn, lastColumn, textAbove });

describe('merged cells of an archived file', () => {
  it.each(['merged.xlsx', 'merged.xls'])('of %s are those of the part that is shown, as far as they reach into it', async (name) => {
    expect(await view(name, 'rows=100')).toMatchObject({ merges: [range(1, 2, 0, 2), range(4, 100, 0, 0)], nextRow: 101 });
    expect(await view(name, 'from=101&rows=100')).toMatchObject({ merges: [range(101, 200, 0, 0, '客户 1')] });
    expect(await view(name, 'from=201&rows=100')).toMatchObject({ merges: [range(201, 253, 0, 0, '客户 1'), range(254, 300, 0, 0)] });
    expect(await view(name, 'from=501')).toMatchObject({ merges: [range(501, 503, 0, 0, '客户 2'), range(504, 504, 0, 199)], nextRow: null });
  });

  it('leave the texts as they stand in the file', async () => {
    const { rows } = await view('merged.xlsx', 'from=4&rows=2');
    expect(rows).toEqual([{ rowNumber: 4, texts: ['客户 1', '柴油机油', '1'] }, { rowNumber: 5, texts: ['', '柴油机油', '2'] }]);
  });

  it('are none where the format has none, and where a sheet broke off that has the rows', async () => {
    expect(await view('plain.csv', '')).toMatchObject({ merges: [], rows: [{}, {}] });
    const broken = await view('broken.xlsx', 'rows=1');
    expect(broken).toMatchObject({ merges: [], rows: [{ rowNumber: 1 }], nextRow: 2 });
  });
});
