import { createHash } from 'node:crypto';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { archive, gb18030, sampleMail, sampleTnef, workbook } from '@tributary/sheets/testing';
import { chainHash } from '../archive/chain-hash';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsWorld, startFlowsWorld } from '../testing';

let world: FlowsWorld;
const csv = (...days: readonly (readonly [date: string, quantity: number])[]): Buffer =>
  gb18030([CSV_HEADER, ...days.map(([date, quantity]) => `${date},XS1,老王,YH-1,,${quantity},桶,10,10`), ''].join('\r\n'));
const book = (date: string, quantity: number): Buffer => workbook({ S: [CSV_HEADER.split(','), [date, 'XS1', '老王', 'YH-1', '', quantity, '桶', 10, 10]] });

beforeAll(async () => {
  world = await startFlowsWorld();
  await buildCatalogue(world.db.owner);
  await buildSku(world.db.owner, { id: 1, code: 'YH-1', baseUnit: 'drum' });
  await buildDealers(world.db.owner);
  await buildFeed(world.db.owner, { id: 1, dealerId: 11, settings: { port: world.ftp.port } });
});
afterAll(() => world.stop());

const rows = async <Row>(query: string): Promise<Row[]> => (await world.db.owner.query(query)).rows as Row[];
const arrivals = (): Promise<{ name: string; state: string; code: string | null; inside: string | null }[]> =>
  rows(`SELECT f.name, o.state, o.reason ->> 'code' AS code, p.name AS inside FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id
    LEFT JOIN raw_file p ON p.id = f.inside_id ORDER BY f.id`);
const quantities = async (): Promise<[string, number][]> =>
  (await rows<{ date: string; quantity: string }>(`SELECT entry_date::text AS date, quantity FROM flow_entry ORDER BY 1, 2`)).map(({ date, quantity }) => [date, Number(quantity)]);

describe('an arrival that holds others', () => {
  it('is opened, and each of them is archived, chained and counted like any other', async () => {
    const mail = sampleMail([{ name: 'winmail.dat', bytes: sampleTnef([{ name: '三日.xlsx', bytes: book('2026-03-03', 3) }]) }, { name: '说明.pdf', bytes: Buffer.from('%PDF-1.7') }]);
    world.drop('a.zip', archive({ '流向/一日.csv': csv(['2026-03-01', 1]), '流向/二日.csv': csv(['2026-03-02', 2]), '转发.eml': mail }, gb18030));
    await world.run(1);
    expect(await arrivals()).toEqual([
      { name: 'a.zip', state: 'opened', code: null, inside: null },
      { name: '流向/一日.csv', state: 'posted', code: null, inside: 'a.zip' },
      { name: '流向/二日.csv', state: 'posted', code: null, inside: 'a.zip' },
      { name: '转发.eml/三日.xlsx', state: 'posted', code: null, inside: 'a.zip' },
      { name: '转发.eml/说明.pdf', state: 'rejected', code: 'sheets.not-a-table', inside: 'a.zip' },
    ]);
    expect(await quantities()).toEqual([['2026-03-01', 1], ['2026-03-02', 2], ['2026-03-03', 3]]);
    expect(await rows(`SELECT files, posted, state FROM batch`)).toEqual([{ files: 5, posted: 3, state: 'attention' }]);
    await expectWholeChain();
  });

  it('counts as of when it came: what came later corrects it, what is the same stays', async () => {
    world.drop('b.zip', archive({ 'b.csv': csv(['2026-03-02', 20], ['2026-03-04', 4]) }));
    world.drop('c.csv', csv(['2026-03-04', 40]));
    await world.run(1);
    world.drop('again.zip', archive({ '一日.csv': csv(['2026-03-01', 1]) }));
    await world.run(1);
    expect((await arrivals()).slice(5).map(({ name, state }) => [name, state])).toEqual([
      ['b.zip', 'opened'], ['c.csv', 'posted'], ['b.csv', 'posted'], ['again.zip', 'opened'], ['一日.csv', 'identical'],
    ]);
    expect(await quantities()).toEqual([['2026-03-01', 1], ['2026-03-02', 20], ['2026-03-03', 3], ['2026-03-04', 40]]);
  });

  it('that holds nothing for us is refused in words', async () => {
    const locked = archive({ 'a.csv': csv(['2026-03-05', 5]) });
    locked[6] = 1;
    locked[locked.indexOf('PK\x01\x02', 'latin1') + 8] = 1;
    let deep = archive({ 'deep.csv': csv(['2026-03-06', 6]) });
    for (let level = 0; level < 6; level += 1) deep = archive({ 'n.zip': deep });
    world.drop('locked.zip', locked);
    world.drop('empty.zip', archive({}));
    world.drop('out of office.eml', sampleMail([], ['Auto-Submitted: auto-replied']));
    world.drop('link.eml', Buffer.from('From: a@b.example\nTo: c@d.example\nSubject: x\n\nhttps://pan.baidu.com/s/1abc\n'));
    world.drop('matryoshka.zip', deep);
    await world.run(1);
    const codes = Object.fromEntries((await arrivals()).slice(10).map(({ name, state, code }) => [name, code ?? state]));
    expect(codes).toEqual({
      'locked.zip': 'sheets.password-protected', 'empty.zip': 'sheets.holds-nothing', 'out of office.eml': 'sheets.auto-reply', 'link.eml': 'sheets.on-cloud-disk',
      'matryoshka.zip': 'opened', 'n.zip/n.zip/n.zip/n.zip': 'sheets.holds-files',
    });
  });
});

async function expectWholeChain(): Promise<void> {
  const links = await rows<{ sequence: number; sha256: Buffer; name: string; chain_hash: Buffer }>('SELECT sequence, sha256, name, chain_hash FROM raw_file ORDER BY sequence');
  let previous: Buffer | undefined;
  for (const link of links) {
    previous = chainHash(previous, link);
    expect(link.chain_hash.equals(previous)).toBe(true);
  }
  expect(links[1]?.sha256.equals(createHash('sha256').update(csv(['2026-03-01', 1])).digest())).toBe(true);
}
