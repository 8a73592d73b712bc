import type { Http } from '../harness/http';
import { eventually } from '../harness/program';
import { startWorld, type World } from '../harness/world';

interface Page<T> { readonly items: readonly T[] }
interface Feed { readonly source: string; readonly id: number; readonly dealerId: number; readonly dealerCode: string; readonly health: string }
interface Batch { readonly id: number; readonly state: string; readonly posted: number; readonly faults: number; readonly rows: number }
interface Arrival { readonly rawFileId: number; readonly fileName: string; readonly classification: string | null; readonly state: string; readonly reason: { readonly code: string; readonly message: string } | null }
interface Row { readonly state: string; readonly reason: { readonly code: string; readonly message: string } | null; readonly nameId: number | null; readonly flowEntryId: number | null }
interface Name { readonly id: number; readonly state: string; readonly rows: number; readonly text: string }
interface SellThrough { readonly totals: { readonly amount: string; readonly entries: number } }

/** Nothing of the demo month lies here, so that what the tests send stands alone. */
const DAY = '2026-01-15';
let world: World;
let operator: Http;
let feed: Feed;
/** Another dealer's, which nobody runs. */
let scheduled: Feed;
let ftpUser: string;

beforeAll(async () => {
  world = await startWorld();
  operator = await world.signIn('operator');
  const dealers = (await (await fetch(`${world.sandboxUrl}/control/dealers`)).json()) as { ftpUser: string; code: string; layout: string }[];
  const dealer = dealers.find((candidate) => candidate.layout === 'standard') ?? dealers[0];
  ftpUser = dealer?.ftpUser ?? '';
  const { items } = await operator.get<Page<Feed>>('/api/feeds');
  feed = items.find((candidate) => candidate.dealerCode === dealer?.code && candidate.source === 'ftp') as Feed;
  // the schedule is looked at once a minute: what comes by itself is on its way while the other tests go on
  const other = dealers.find((candidate) => candidate.layout === 'standard' && candidate.code !== dealer?.code);
  scheduled = items.find((candidate) => candidate.dealerCode === other?.code && candidate.source === 'ftp') as Feed;
  await drop('normal', DAY, other?.ftpUser);
  await world.owner.query(`UPDATE feed SET next_due_at = now() - interval '1 minute' WHERE id = $1`, [scheduled.id]);
});
afterAll(() => world?.stop());

async function drop(variant: string, date = DAY, user = ftpUser): Promise<void> {
  const reply = await fetch(`${world.sandboxUrl}/control/drop`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ftpUser: user, date, variant }),
  });
  if (reply.status !== 201) throw new Error(`the sandbox refused: ${await reply.text()}`);
}

/** Runs the feed now and waits for what came of it. */
async function run(): Promise<Batch & { readonly arrivals: readonly Arrival[] }> {
  const newest = async (): Promise<Batch | undefined> => (await operator.get<Page<Batch>>(`/api/batches?feedId=${feed.id}&limit=1`)).items[0];
  const before = (await newest())?.id ?? 0;
  await operator.post(`/api/feeds/${feed.id}/run`);
  const batch = await eventually(async () => {
    const found = await newest();
    return found && found.id > before && found.state !== 'running' ? found : undefined;
  }, 'the run to end');
  return operator.get(`/api/batches/${batch.id}`);
}

const sales = (): Promise<SellThrough> => operator.get(`/api/insight/sell-through?from=${DAY}&to=${DAY}&dealerId=${feed.dealerId}`);

describe('a dealer’s sales file', () => {
  it('is fetched over FTP, archived, read, matched and posted; what did not match says why', async () => {
    expect((await sales()).totals.entries).toBe(0);
    await drop('normal');
    const batch = await run();
    expect(batch.arrivals.find((arrival) => arrival.state === 'posted')).toMatchObject({ classification: 'new' });
    expect(batch.posted).toBeGreaterThan(0);
    const { items } = await operator.get<Page<Row>>(`/api/batches/${batch.id}/rows?state=fault`);
    const unmatched = items.filter((row) => row.reason?.code === 'flows.product-unmatched');
    expect(unmatched.length).toBeGreaterThan(0);
    expect(unmatched[0]?.reason?.message).toBeTruthy();
    expect((await sales()).totals.entries).toBe(batch.posted);
  });

  it('counts more when a person says what a product name means, and less when that is taken back', async () => {
    const before = (await sales()).totals;
    const { items } = await operator.get<Page<Name>>('/api/unmatched-names?kind=product&state=open');
    const { rows } = await world.owner.query<{ id: string }>(`SELECT id FROM flow_name WHERE kind = 'product' AND dealer_id = $1 AND sku_id IS NULL LIMIT 1`, [feed.dealerId]);
    const name = items.find((candidate) => candidate.id === Number(rows[0]?.id)) as Name;
    // a SKU that is sold by the same kind of unit as everything in the demo files: the carton
    const sku = await world.owner.query<{ sku_id: string }>(`SELECT e.sku_id FROM flow_entry e WHERE e.dealer_id = $1 AND e.entry_date = $2 LIMIT 1`, [feed.dealerId, DAY]);
    const resolved = await operator.post<Name>(`/api/unmatched-names/${name.id}/resolve`, { targetId: Number(sku.rows[0]?.sku_id) });
    expect(resolved.state).toBe('resolved');
    const after = await eventually(async () => {
      const { totals } = await sales();
      return totals.entries > before.entries ? totals : undefined;
    }, 'the dashboard to move');
    expect(Number(after.amount)).toBeGreaterThan(Number(before.amount));
    await operator.post(`/api/unmatched-names/${name.id}/undo`);
    await eventually(async () => ((await sales()).totals.amount === before.amount ? true : undefined), 'the dashboard to move back');
  });

  it('changes nothing when it comes again, and is replaced by a corrected one', async () => {
    const before = await sales();
    await drop('identical');
    const again = await run();
    expect(again.arrivals.every((arrival) => arrival.state === 'identical')).toBe(true);
    expect(await sales()).toEqual(before);
    await drop('corrected');
    const corrected = await run();
    expect(corrected.arrivals).toMatchObject([{ classification: 'correction', state: 'posted' }]);
    expect((await sales()).totals.amount).not.toBe(before.totals.amount);
  });

  it('can be followed from an entry to the very cells of the very file', async () => {
    const { items } = await operator.get<Page<{ id: number; amount: string; skuCode: string }>>(`/api/flow-entries?dealerId=${feed.dealerId}&from=${DAY}&to=${DAY}`);
    const entry = items[0];
    const origin = await operator.get<{ sheet: string; rowNumber: number; cells: { value?: string; text?: string }[]; rawFile: { id: number; sha256: string } }>(`/api/flow-entries/${entry?.id}/origin`);
    expect(origin.rowNumber).toBeGreaterThan(0);
    expect(JSON.stringify(origin.cells)).toContain(String(Number(entry?.amount)));
    const content = await fetch(`${world.url}/api/raw-files/${origin.rawFile.id}/content`, { headers: { cookie: operator.cookieHeader } });
    const { createHash } = await import('node:crypto');
    expect(createHash('sha256').update(Buffer.from(await content.arrayBuffer())).digest('hex')).toBe(origin.rawFile.sha256);
  });

  it.each([['broken'], ['empty'], ['blank'], ['bomb'], ['program']])('that is %s ends visibly, counts nothing, and leaves the worker alive', async (variant) => {
    const before = await sales();
    await drop(variant);
    const batch = await run();
    const rejected = batch.arrivals.find((arrival) => arrival.state === 'rejected');
    expect(rejected?.reason?.message).toBeTruthy();
    expect(await sales()).toEqual(before);
    expect(world.programs.worker.process.exitCode).toBeNull();
    const health = (await (await fetch(`${world.url}/api/health`)).json()) as { parts: { name: string; state: string }[] };
    expect(health.parts.find((part) => part.name === 'worker')?.state).toBe('up');
  });

  it('comes by itself when the schedule says so', async () => {
    const posted = await eventually(
      async () => {
        const { rows } = await world.owner.query(`SELECT 1 FROM flow_day WHERE dealer_id = $1 AND entry_date = $2`, [scheduled.dealerId, DAY]);
        return rows.length > 0 ? true : undefined;
      },
      'the scheduled run',
      90_000,
    );
    expect(posted).toBe(true);
  });
});
