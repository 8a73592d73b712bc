import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { ledgerHash } from '../post/ledger-hash';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsWorld, startFlowsWorld } from '../testing';

let world: FlowsWorld;

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '劲力柴油机油 18L', baseUnit: 'drum', units: { carton: '4' } });
  await buildSku(owner, { id: 2, code: 'YH-2001', name: '抗磨液压油 200L', baseUnit: 'litre', units: { drum: '200' } });
  await buildDealers(owner);
  const port = world.ftp.port;
  for (const id of [1, 2, 3, 4]) await buildFeed(owner, { id, dealerId: 11 + (id % 2), settings: { port, pattern: `f${id}-*` } });
  await buildFeed(owner, { id: 5, dealerId: 11, settings: { port }, password: 'wrong' });
  await buildFeed(owner, { id: 6, dealerId: 11, settings: { port, folder: '/nowhere' } });
  await buildFeed(owner, { id: 7, dealerId: 11, settings: { port: 1 } });
});
afterAll(() => world.stop());

const rows = async <Row>(query: string): Promise<Row[]> => (await world.db.owner.query(query)).rows as Row[];
const csv = (...lines: string[]): string => [CSV_HEADER, ...lines, ''].join('\n');
const lastBatch = async (feedId: number) => (await rows<Record<string, unknown>>(`SELECT state, files, rows, posted, faults, reason FROM batch WHERE feed_id = ${feedId} ORDER BY id DESC LIMIT 1`))[0];
const lastArrival = async (feedId: number) =>
  (await rows<Record<string, unknown>>(`SELECT o.classification, o.state FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id WHERE f.feed_id = ${feedId} ORDER BY f.id DESC LIMIT 1`))[0];
const hash = (): Promise<string> => world.db.uow.read(world.ctx, ledgerHash);

describe('a file from the dealer’s FTP folder to the ledger', () => {
  const first = csv('2026-03-01,XS1,仁爱汽修,YH-1001,柴油机油,2,箱,100,200.00', '2026-03-01,XS2,老王,,抗磨液压油 200L,-1,桶,1500,-1500', '2026-03-02,XS3,仁爱汽修,A9,没见过的油,1,桶,10,10');
  it('is fetched, archived, read, matched and posted', async () => {
    world.drop('f1-1.csv', first);
    await world.run(1);
    expect(await lastBatch(1)).toEqual({ state: 'attention', files: 1, rows: 3, posted: 2, faults: 1, reason: { code: 'flows.rows-held-back', params: { rows: 1 } } });
    expect(await rows('SELECT entry_date, sku_id, quantity, amount, document_number, row_no FROM flow_entry ORDER BY row_no')).toEqual([
      { entry_date: '2026-03-01', sku_id: 1, quantity: '8.000', amount: '200.00', document_number: 'XS1', row_no: 2 },
      { entry_date: '2026-03-01', sku_id: 2, quantity: '-200.000', amount: '-1500.00', document_number: 'XS2', row_no: 3 },
    ]);
    expect(await rows('SELECT code, detail, row_no, unit, quantity, cells FROM flow_fault')).toEqual([
      {
        code: 'flows.product-unmatched', detail: { product: '没见过的油 (A9)' }, row_no: 4, unit: '桶', quantity: '1',
        cells: ['2026-03-02', 'XS3', '仁爱汽修', 'A9', '没见过的油', '1', '桶', '10', '10'],
      },
    ]);
    expect(await rows('SELECT entry_date, sku_id, quantity, amount, entries FROM flow_daily ORDER BY sku_id')).toEqual([
      { entry_date: '2026-03-01', sku_id: 1, quantity: '8.000', amount: '200.00', entries: 1 },
      { entry_date: '2026-03-01', sku_id: 2, quantity: '-200.000', amount: '-1500.00', entries: 1 },
    ]);
  });

  it('is not fetched twice, and not read again under another name', async () => {
    const before = await hash();
    await world.run(1);
    expect(await lastBatch(1)).toMatchObject({ state: 'nothing', files: 0 });
    world.drop('f1-again.csv', first);
    await world.run(1);
    expect(await lastBatch(1)).toMatchObject({ state: 'done', files: 1, posted: 0, faults: 0 });
    expect(await lastArrival(1)).toEqual({ classification: 'identical', state: 'identical' });
    expect(await hash()).toBe(before);
  });

  it('changes nothing when it says the same in other bytes', async () => {
    const before = await hash();
    const [header, ...lines] = first.trim().split('\n');
    world.drop('f1-shuffled.csv', [header, ...lines.reverse()].join('\r\n'));
    await world.run(1);
    expect(await lastArrival(1)).toEqual({ classification: 'identical', state: 'identical' });
    expect(await hash()).toBe(before);
  });

  it('replaces the days it corrects, leaves the others, and adds new ones', async () => {
    world.drop('f1-2.csv', csv('2026-03-01,XS1,仁爱汽修,YH-1001,柴油机油,3,箱,100,300.00', '2026-03-02,XS3,仁爱汽修,A9,没见过的油,1,桶,10,10', '2026-03-03,XS4,老王,YH-1001,柴油机油,1,桶,25,25'));
    await world.run(1);
    expect(await lastArrival(1)).toEqual({ classification: 'correction', state: 'posted' });
    expect(await lastBatch(1)).toMatchObject({ rows: 3, posted: 2, faults: 0, state: 'done' });
    expect(await rows('SELECT entry_date, quantity, entries FROM flow_daily ORDER BY entry_date')).toEqual([
      { entry_date: '2026-03-01', quantity: '12.000', entries: 1 },
      { entry_date: '2026-03-03', quantity: '1.000', entries: 1 },
    ]);
    // the day that says what it said stays with the file that said it first
    expect(await rows(`SELECT d.entry_date, f.name FROM flow_day d JOIN raw_file f ON f.id = d.raw_file_id ORDER BY 1`)).toEqual([
      { entry_date: '2026-03-01', name: 'f1-2.csv' },
      { entry_date: '2026-03-02', name: 'f1-1.csv' },
      { entry_date: '2026-03-03', name: 'f1-2.csv' },
    ]);
    expect(await rows(`SELECT text_shown, rows, amount FROM flow_name WHERE kind = 'terminal' ORDER BY 1`)).toEqual([
      { text_shown: '仁爱汽修', rows: 1, amount: '300.00' },
      { text_shown: '老王', rows: 1, amount: '25.00' },
    ]);
  });

  it('counts once, whichever of the dealer’s feeds brings it again, and says which file it was; what corrected it stays', async () => {
    const before = await hash();
    await buildFeed(world.db.owner, { id: 8, dealerId: 12, settings: { port: world.ftp.port, pattern: 'f8-*' } });
    world.drop('f8-old.csv', first);
    await world.run(8);
    expect(await lastArrival(8)).toEqual({ classification: 'identical', state: 'identical' });
    expect(await rows('SELECT o.reason FROM raw_file_outcome o JOIN raw_file f ON f.id = o.raw_file_id WHERE f.feed_id = 8')).toEqual([
      { reason: { code: 'flows.came-before', params: { name: 'f1-1.csv', date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) } } },
    ]);
    expect(await hash()).toBe(before);
  });

  it('keeps batch and expiry of the goods where the file tells them; another batch is a correction', async () => {
    const goods = (batch: string): string => [`${CSV_HEADER},批号,有效期至`, `2026-03-04,XS9,老王,YH-1001,柴油机油,1,桶,25,25,${batch},2027年12月`, ''].join('\n');
    world.drop('f1-goods-1.csv', goods('B1'));
    await world.run(1);
    world.drop('f1-goods-2.csv', goods('B2'));
    await world.run(1);
    expect(await lastArrival(1)).toEqual({ classification: 'correction', state: 'posted' });
    expect(await rows(`SELECT batch_number, expiry_date FROM flow_entry WHERE entry_date = '2026-03-04'`)).toEqual([{ batch_number: 'B2', expiry_date: '2027-12-31' }]);
  });

  it('keeps the bytes of everything that came, chained', async () => {
    const links = await rows<{ sequence: number }>('SELECT sequence FROM raw_file WHERE feed_id = 1 ORDER BY id');
    expect(links.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('a report as companies exchange it', () => {
  it('counts for each kind that it tells of, whatever kind the feed is for; the rest is said', async () => {
    const envelope = 'ISA*00*          *00*          *ZZ*DEALER         *ZZ*MAKER          *260306*0900*U*00401*000000001*0*P*>~GS*PD*D*M*20260306*0900*1*X*004010~';
    const report = 'ST*852*0001~XQ*H*20260306*20260306~LIN**VN*YH-2001~ZA*QS*2*DR~ZA*QA*40*DR~ZA*QO*9*DR~SE*7*0001~GE*1*1~IEA*1*000000001~';
    world.drop('f3-activity.edi', envelope + report);
    await world.run(3);
    expect(await lastBatch(3)).toMatchObject({ state: 'done', files: 1, rows: 2, posted: 2, faults: 0 });
    expect(await rows(`SELECT kind, sku_id, quantity, row_no FROM flow_entry WHERE entry_date = '2026-03-06' ORDER BY kind`)).toEqual([
      { kind: 'sale', sku_id: 2, quantity: '400.000', row_no: 6 },
      { kind: 'stock', sku_id: 2, quantity: '8000.000', row_no: 7 },
    ]);
    expect(await rows(`SELECT o.reason FROM raw_file_outcome o JOIN raw_file f ON f.id = o.raw_file_id WHERE f.feed_id = 3`)).toEqual([
      { reason: { code: 'flows.sheets-skipped', params: { sheets: 'other' } } },
    ]);
  });
});

describe('files on the far side', () => {
  it('that are unfinished are left alone', async () => {
    for (const name of ['f3-a.csv.part', 'f3-b.tmp', '~$f3-c.xlsx']) world.drop(name, csv());
    await world.run(3);
    expect(await lastBatch(3)).toMatchObject({ state: 'nothing', files: 0 });
  });

  it.each([
    [5, 'flows.source-refused'],
    [6, 'flows.folder-missing'],
    [7, 'flows.connection-refused'],
  ])('of feed %i cannot be reached, and it says why: %s', async (feedId, code) => {
    await world.run(feedId);
    expect(await lastBatch(feedId)).toMatchObject({ state: 'failed', files: 0, reason: { code } });
    const feed = await rows<{ last_reason: unknown }>(`SELECT last_state, last_reason FROM feed WHERE id = ${feedId}`);
    expect(feed).toMatchObject([{ last_state: 'failed', last_reason: { code } }]);
    expect(JSON.stringify(feed)).not.toContain('wrong');
  });
});
