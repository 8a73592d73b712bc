import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { UnitOfWork } from '@tributary/platform';
import { workbook } from '@tributary/sheets/testing';
import type { Cell } from '@tributary/sheets';
import { ledgerHash } from '../post/ledger-hash';
import { ReplayFileHandler } from '../run/replay-file.handler';
import { type Answer, buildDealers, buildFeed, CSV_HEADER, type FlowsApi, type FlowsWorld, operatorOf, startFlowsApi, startFlowsWorld, staleWeights } from '../testing';
import { CountAgainHandler } from './count-again.handler';
import type { LayoutRequestDetailDto, TriedLayoutDto } from './layout-request.dto';
import type { SheetChoiceDto } from './layout-choice.dto';

let world: FlowsWorld;
let api: FlowsApi;

beforeAll(async () => {
  world = await startFlowsWorld();
  await buildCatalogue(world.db.owner);
  await buildSku(world.db.owner, { id: 1, code: 'YH-1', baseUnit: 'drum' });
  await buildSku(world.db.owner, { id: 2, code: 'YH-2', baseUnit: 'drum' });
  await buildDealers(world.db.owner);
  for (const id of [1, 2, 3, 4]) await buildFeed(world.db.owner, { id, dealerId: id === 4 ? 12 : 11, settings: { port: world.ftp.port, pattern: `f${id} *` } });
  await world.db.owner.query(`SELECT setval(pg_get_serial_sequence('layout', 'id'), 100)`);
  api = await startFlowsApi(world, { op: operatorOf([11, 12]), other: operatorOf([12]), reader: operatorOf([11], ['flows.read']) });
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

const rows = async <Row>(query: string): Promise<Row[]> => (await world.db.owner.query(query)).rows as Row[];
const stateOf = async (name: string): Promise<unknown> =>
  (await rows<Record<string, unknown>>(`SELECT o.state, o.reason ->> 'code' AS code, jsonb_path_query_array(o.reason, '$.params.doubts[*].code') AS doubts FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id WHERE f.name = '${name}'`))[0];
const idOf = async (name: string): Promise<number> => Number((await rows<{ id: number }>(`SELECT id FROM raw_file WHERE name = '${name}'`))[0]?.id);
const entries = async (name: string): Promise<string[]> =>
  (await rows<{ line: string }>(
    `SELECT concat_ws(' ', e.kind, e.entry_date, s.code, trim_scale(e.quantity), e.amount, c.text_shown, e.row_no, nullif(e.column_no, 0)) AS line FROM flow_entry e JOIN sku s ON s.id = e.sku_id
       JOIN raw_file f ON f.id = e.raw_file_id LEFT JOIN flow_name c ON c.id = e.customer_name_id WHERE f.name = '${name}' ORDER BY e.row_no, e.column_no`,
  )).map(({ line }) => line);
const open = async (name: string): Promise<LayoutRequestDetailDto> => (await api.call('op', `/layout-requests/${await idOf(name)}`)).body as unknown as LayoutRequestDetailDto;
const proposed = (request: LayoutRequestDetailDto): SheetChoiceDto[] => request.sheets.flatMap(({ choice }) => choice ?? []);
const trial = async (name: string, sheets: SheetChoiceDto[]): Promise<TriedLayoutDto> => (await api.call('op', `/layout-requests/${await idOf(name)}/trial`, { sheets })).body as unknown as TriedLayoutDto;

/** Confirms and does the jobs that this leaves, each twice: a killed worker does them again. */
async function confirm(name: string, sheets: SheetChoiceDto[], again = false): Promise<Answer> {
  const answer = await api.call('op', `/layout-requests/${await idOf(name)}/confirm`, { sheets, again });
  const jobs = await rows<{ name: string; payload: never }>('DELETE FROM outbox RETURNING name, payload');
  for (const { name: job, payload } of [...jobs, ...jobs]) {
    if (job === 'flows.count-again') await world.app.get(CountAgainHandler).handle(world.ctx, payload);
    if (job === 'flows.replay-file') await world.app.get(ReplayFileHandler).handle(world.ctx, payload);
  }
  return answer;
}

const MIXED: Cell[][] = [
  ['甲公司进销流水', null, null, null, null, null, null],
  ['打印日期：2026-03-18', null, null, null, null, null, null],
  ['往来单位', '业务类型', '发生日', '货品信息', null, '数量', null],
  [null, null, null, '料号', '品名', '桶', '金额'],
  ['仁爱汽修', '销售出库', '2026-03-01', 'YH-1', '柴油机油', 5, 500],
  [null, '销售退货', '2026-03-02', 'YH-1', '柴油机油', 1, 100],
  ['小计', null, null, null, null, 6, 600],
  ['总部', '采购入库', '2026-03-02', 'YH-2', '齿轮油', 20, 1000],
  [null, '调拨出库', '2026-03-02', 'YH-2', '齿轮油', 3, 150],
];

describe('a file whose columns nobody knows', () => {
  it('waits for a person, with nothing posted and nothing lost', async () => {
    world.drop('f1 a.xlsx', workbook({ 流水: MIXED }));
    await world.run(1);
    expect(await stateOf('f1 a.xlsx')).toMatchObject({ state: 'layout', code: 'flows.layout-unknown' });
    expect(await entries('f1 a.xlsx')).toEqual([]);
    expect(await rows('SELECT state, reason ->> \'code\' AS code FROM batch ORDER BY id DESC LIMIT 1')).toEqual([{ state: 'attention', code: 'flows.layout-unknown' }]);
    const listed = (await api.call('op', '/layout-requests?feedId=1')).body['items'] as { fileName: string; reason: { message: string } }[];
    expect(listed.map(({ fileName }) => fileName)).toEqual(['f1 a.xlsx']);
    expect(listed[0]?.reason.message).toContain('no column was found for');
  });

  it('is shown with proposals and their reasons, and tried before it counts', async () => {
    const request = await open('f1 a.xlsx');
    const [sheet] = request.sheets;
    expect(sheet?.rows.map(({ part }) => part)).toEqual(['title', 'title', 'header', 'header', 'row', 'row', 'total', 'row', 'row']);
    expect(Object.fromEntries(sheet?.columns.map(({ header, meaning }) => [header, meaning]) ?? [])).toEqual({ 往来单位: 'customer', 业务类型: 'kind', 发生日: 'date', 料号: 'productCode', 品名: 'productName', 桶: 'quantity', 金额: 'amount' });
    expect(sheet?.columns.find(({ header }) => header === '料号')?.reasons.map(({ code }) => code)).toEqual(['part', 'products']);
    expect(sheet?.choice).toMatchObject({ headerRow: 4, headerLines: 2, filledDown: ['customer'] });
    expect(sheet?.choice?.kinds).toEqual([{ value: '销售出库', meaning: 'sale' }, { value: '销售退货', meaning: 'sale-return' }, { value: '采购入库', meaning: 'purchase' }, { value: '调拨出库', meaning: 'none' }]);
    const tried = await trial('f1 a.xlsx', proposed(request).map((choice) => ({ ...choice, unit: '桶' })));
    expect(tried).toMatchObject({ reason: null, counts: [{ kind: 'sale', rows: 2 }, { kind: 'purchase', rows: 1 }], totals: 1, reasons: [], knownProducts: 2, from: '2026-03-01', to: '2026-03-02' });
    expect(tried.first[1]).toMatchObject({ customer: '仁爱汽修', quantity: '-1', amount: '-100', date: '2026-03-02' });
    expect((await trial('f1 a.xlsx', proposed(request).map((choice) => ({ ...choice, columns: [] })))).reason?.code).toBe('flows.layout-incomplete');
    expect(await entries('f1 a.xlsx')).toEqual([]);
  });

  it('is nobody’s business but of those who see its dealer and may operate feeds', async () => {
    const id = await idOf('f1 a.xlsx');
    expect((await api.call('other', `/layout-requests/${id}`)).status).toBe(404);
    expect((await api.call('other', `/layout-requests/${id}/confirm`, { sheets: [] })).status).toBe(404);
    expect((await api.call('reader', `/layout-requests/${id}`)).status).toBe(403);
    expect(((await api.call('other', '/layout-requests')).body['items'] as unknown[]).length).toBe(0);
  });

  it('counts once it is confirmed: groups filled down, kinds apart, returns negative', async () => {
    const sheets = proposed(await open('f1 a.xlsx')).map((choice) => ({ ...choice, unit: '桶' }));
    expect((await confirm('f1 a.xlsx', sheets)).status).toBe(202);
    expect(await stateOf('f1 a.xlsx')).toMatchObject({ state: 'posted', code: null });
    expect(await entries('f1 a.xlsx')).toEqual([
      'sale 2026-03-01 YH-1 5 500.00 仁爱汽修 5', 'sale 2026-03-02 YH-1 -1 -100.00 仁爱汽修 6', 'purchase 2026-03-02 YH-2 20 1000.00 8',
    ]);
    expect(await rows('SELECT l.version, l.approved_name IS NOT NULL AS named, o.layout_id = l.id AS used FROM layout l JOIN raw_file_outcome o ON o.layout_id = l.id WHERE l.name = \'F1\'')).toEqual([{ version: 2, named: true, used: true }]);
    expect(await rows(`SELECT state FROM batch ORDER BY id DESC LIMIT 1`)).toEqual([{ state: 'done' }]);
    expect(await staleWeights(world.db.owner)).toEqual([]);
  });

  it('needs nobody the next time, its columns in whatever order and with a new one', async () => {
    const moved = MIXED.slice(2).map((row) => [row[5] ?? null, row[6] ?? null, row[0] ?? null, row[1] ?? null, row[2] ?? null, row[3] ?? null, row[4] ?? null, row === MIXED[3] ? '备注' : null]);
    world.drop('f1 b.xlsx', workbook({ 四月: moved.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.replace('2026-03-0', '2026-03-1') : cell))) }));
    await world.run(1);
    expect(await stateOf('f1 b.xlsx')).toMatchObject({ state: 'posted' });
    expect((await entries('f1 b.xlsx')).length).toBe(3);
  });

  it('tells of the time from its first day to its last, whatever was recorded first', async () => {
    const days = ['2026-02-25', '2026-02-26', null, '2026-02-20', '2026-02-20'];
    const early = MIXED.map((row, index) => (index < 4 ? row : row.with(2, days[index - 4] ?? null)));
    world.drop('f1 c.xlsx', workbook({ 流水: early }));
    await world.run(1);
    expect(await stateOf('f1 c.xlsx')).toMatchObject({ state: 'posted', code: null });
    expect(await rows(`SELECT lower(period)::text AS first, (upper(period) - 1)::text AS last FROM raw_file_outcome WHERE raw_file_id = ${await idOf('f1 c.xlsx')}`)).toEqual([{ first: '2026-02-20', last: '2026-02-26' }]);
  });

  it('with a word that nobody has explained leaves the days that other files tell of', async () => {
    const rowsOfDay: Cell[][] = [['总部', '采购入库', '2026-03-01', 'YH-2', '齿轮油', 7, 350], ['老李', '寄售出库', '2026-03-01', 'YH-1', '柴油机油', 1, 100]];
    world.drop('f1 d.xlsx', workbook({ 流水: [...MIXED.slice(0, 4), ...rowsOfDay] }));
    await world.run(1);
    expect(await stateOf('f1 d.xlsx')).toMatchObject({ state: 'posted' });
    expect(await entries('f1 d.xlsx')).toEqual(['purchase 2026-03-01 YH-2 7 350.00 5']);
    expect(await entries('f1 a.xlsx')).toContain('sale 2026-03-01 YH-1 5 500.00 仁爱汽修 5');
    expect(await rows(`SELECT t.code, t.row_no AS "rowNo", t.amount FROM flow_fault t JOIN raw_file f ON f.id = t.raw_file_id WHERE f.name = 'f1 d.xlsx'`)).toEqual([{ code: 'flows.kind-unknown', rowNo: 6, amount: '100.00' }]);
  });
});

describe('what changed about a confirmed layout', () => {
  const line = (day: number): Cell[] => [`2026-02-${day}`, `XS${day}`, '仁爱汽修', 'YH-1', '柴油机油', day, '桶', 100, day * 100];
  const HEADER = CSV_HEADER.split(',');
  const book = (header: Cell[], change: (row: Cell[]) => Cell[] = (row) => row): Buffer => workbook({ S: [header, ...Array.from({ length: 6 }, (_, index) => change(line(10 + index)))] });

  it('stops a file before it counts, column by column', async () => {
    world.drop('f2 0.xlsx', book(HEADER));
    await world.run(2);
    expect(await stateOf('f2 0.xlsx')).toMatchObject({ state: 'posted' });
    const before = await world.app.get(UnitOfWork).read(world.ctx, ledgerHash);
    const cases: [string, Buffer, string[]][] = [
      ['gone', book(HEADER.filter((text) => text !== '金额'), (row) => row.slice(0, 8)), ['flows.column-gone']],
      ['renamed', book(HEADER.with(8, '含税金额')), ['flows.column-renamed']],
      ['doubled', book([...HEADER, '数量'], (row) => [...row, 7]), ['flows.column-doubled']],
      ['dates are texts', book(HEADER, (row) => row.with(0, '三月上旬')), ['flows.content-changed']],
      ['quantities are codes', book(HEADER, (row) => row.with(5, 69_000_000 + Number(row[5]))), ['flows.content-changed']],
    ];
    for (const [name, content] of cases) world.drop(`f2 ${name}.xlsx`, content);
    await world.run(2);
    for (const [name, , doubts] of cases) expect(await stateOf(`f2 ${name}.xlsx`)).toEqual({ state: 'layout', code: 'flows.layout-drifted', doubts });
    expect(await world.app.get(UnitOfWork).read(world.ctx, ledgerHash)).toBe(before);
  });

  it('a new column that nobody reads stops nothing', async () => {
    world.drop('f2 more.xlsx', book(['备注', ...HEADER], (row) => ['', ...row].with(1, String(row[0]).replace('02-1', '02-2'))));
    await world.run(2);
    expect(await stateOf('f2 more.xlsx')).toMatchObject({ state: 'posted' });
  });

  it('is read again, with its days, when a person corrects the layout', async () => {
    world.drop('f3 a.xlsx', workbook({ '2026年1月': [['品号', '出库', '结余'], ['YH-1', 4, 40], ['YH-2', 6, 60], ['YH-1', 1, 9]] }));
    await world.run(3);
    const [choice] = proposed(await open('f3 a.xlsx'));
    const by = (index: number): SheetChoiceDto => ({ ...choice, counts: true, columns: [{ index: 0, meaning: 'productCode' }, { index, meaning: 'quantity' }], dateFrom: 'sheet', unit: '桶', turned: null, kinds: [] }) as SheetChoiceDto;
    await confirm('f3 a.xlsx', [by(2)]);
    expect(await entries('f3 a.xlsx')).toEqual(['sale 2026-01-31 YH-1 40 2', 'sale 2026-01-31 YH-2 60 3', 'sale 2026-01-31 YH-1 9 4']);
    await confirm('f3 a.xlsx', [{ ...by(1), kind: 'purchase' }], true);
    expect(await entries('f3 a.xlsx')).toEqual(['purchase 2026-01-31 YH-1 4 2', 'purchase 2026-01-31 YH-2 6 3', 'purchase 2026-01-31 YH-1 1 4']);
    expect(await rows(`SELECT kind FROM flow_day WHERE entry_date = '2026-01-31'`)).toEqual([{ kind: 'purchase' }]);
    const shapes = (await api.call('reader', '/feeds/3/layouts')).body['items'] as { version: number; confirmedBy: string; headers: string[]; files: number }[];
    expect(shapes).toMatchObject([{ version: 3, headers: ['品号', '出库', '结余'], files: 1 }]);
  });
});

describe('a layout that was confirmed elsewhere', () => {
  it('is the first proposal, and still a person’s to confirm', async () => {
    world.drop('f4 a.xlsx', workbook({ '2025年12月': [['品号', '出库', '结余'], ['YH-1', 4, 40], ['YH-2', 6, 60]] }));
    await world.run(4);
    expect(await stateOf('f4 a.xlsx')).toMatchObject({ state: 'layout' });
    const [sheet] = (await open('f4 a.xlsx')).sheets;
    expect(sheet?.elsewhere).toBe(1);
    expect(sheet?.columns.map(({ meaning, reasons }) => [meaning, reasons[0]?.code])).toEqual([['productCode', 'elsewhere'], ['quantity', 'elsewhere'], [null, undefined]]);
    expect(sheet?.choice).toMatchObject({ kind: 'purchase', unit: '桶', dateFrom: 'sheet' });
  });
});

describe('a cross-tab', () => {
  it('with days across becomes a record for each cell, which its entry knows, and says the same as a list', async () => {
    world.drop('f4 cross.xlsx', workbook({ 明细: [['2025年11月流向'], ['终端', '产品编码', '1日', '2日', '3日', '合计'], ['老王', 'YH-1', 5, null, 2, 7], ['老李', 'YH-2', 0, 1, null, 1], ['合计', null, 5, 1, 3, 8]] }));
    await world.run(4);
    const request = await open('f4 cross.xlsx');
    expect(request.sheets[0]?.choice).toMatchObject({ turned: 'date', kind: 'sale' });
    const sheets = proposed(request).map((choice) => ({ ...choice, unit: '桶' }));
    const tried = await trial('f4 cross.xlsx', sheets);
    expect(tried.reasons.map(({ code, params }) => [code, params['column'], params['stated'], params['computed']])).toEqual([['flows.total-mismatch', '3日', '3', '2']]);
    await confirm('f4 cross.xlsx', sheets);
    expect(await entries('f4 cross.xlsx')).toEqual(['sale 2025-11-01 YH-1 5 老王 3 3', 'sale 2025-11-03 YH-1 2 老王 3 5', 'sale 2025-11-02 YH-2 1 老李 4 4']);
    const [entry] = await rows<{ id: number }>(`SELECT e.id FROM flow_entry e JOIN raw_file f ON f.id = e.raw_file_id WHERE f.name = 'f4 cross.xlsx' AND e.column_no = 5`);
    const origin = (await api.call('op', `/flow-entries/${entry?.id}/origin`)).body;
    expect(origin).toMatchObject({ rowNumber: 3, column: 'E' });

    const content = `SELECT entry_date, encode(content_hash, 'hex') AS hash FROM flow_day WHERE entry_date BETWEEN '2025-11-01' AND '2025-11-30' ORDER BY 1`;
    const crossed = await rows(content);
    world.drop('f4 list.xlsx', workbook({ S: [['日期', '客户名称', '产品编码', '数量', '单位'], ['2025-11-01', '老王', 'YH-1', 5, '桶'], ['2025-11-03', '老王', 'YH-1', 2, '桶'], ['2025-11-02', '老李', 'YH-2', 1, '桶']] }));
    await world.run(4);
    expect(await rows(content)).toEqual(crossed);
    expect(await rows(`SELECT o.classification FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id WHERE f.name = 'f4 list.xlsx'`)).toEqual([{ classification: 'identical' }]);
  });

  it('needs nobody the next month, though its days are others', async () => {
    world.drop('f4 cross 2.xlsx', workbook({ 明细: [['2025年10月流向'], ['终端', '产品编码', '1日', '2日', '31日', '合计'], ['老王', 'YH-1', 5, null, 2, 7]] }));
    await world.run(4);
    expect(await entries('f4 cross 2.xlsx')).toEqual(['sale 2025-10-01 YH-1 5 老王 3 3', 'sale 2025-10-31 YH-1 2 老王 3 5']);
  });
});

describe('what is sent to do harm', () => {
  it('ends with a reason: ten thousand columns, nothing but headers, a table without an end of texts', async () => {
    const wide = Array.from({ length: 10_000 }, (_, index) => `列${index}`);
    world.drop('f3 wide.csv', [wide.join(','), wide.map((_, index) => index).join(','), ''].join('\n'));
    world.drop('f3 heads.csv', Array.from({ length: 200 }, () => CSV_HEADER).join('\n') + '\n');
    world.drop('f3 texts.xlsx', workbook({ S: Array.from({ length: 300 }, (_, row) => Array.from({ length: 50 }, (__, column) => `甲${row}乙${column}`)) }));
    await world.run(3);
    expect(await stateOf('f3 wide.csv')).toMatchObject({ state: 'layout' });
    expect(await stateOf('f3 heads.csv')).toMatchObject({ state: 'rejected', code: 'flows.no-rows' });
    expect((await api.call('op', `/layout-requests/${await idOf('f3 wide.csv')}`)).status).toBe(200);
    expect(['layout', 'rejected']).toContain((await stateOf('f3 texts.xlsx') as { state: string }).state);
  });
});
