import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { sql, type TxCtx, UnitOfWork } from '@tributary/platform';
import { RawFileRepository } from '../archive/raw-file.repository';
import { CoverageRepository } from '../check/coverage.repository';
import { FeedRepository } from '../feed/feed.repository';
import { NameMatcher } from '../match/name-matcher';
import type { ReadSummary } from '../read/read-job';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsWorld, startFlowsWorld } from '../testing';
import { UNWATCHED } from '../work/flow-work';
import { FlowStaging } from './flow-staging';

const ROWS = 3000;
const PRODUCTS = 60;

let world: FlowsWorld;
beforeAll(async () => {
  world = await startFlowsWorld();
  await buildCatalogue(world.db.owner);
  for (let id = 1; id <= PRODUCTS; id += 1) await buildSku(world.db.owner, { id, code: `YH-${id}`, baseUnit: 'drum' });
  await buildDealers(world.db.owner);
  await buildFeed(world.db.owner, { id: 1, dealerId: 11, settings: { port: world.ftp.port } });
  const rows = Array.from({ length: ROWS }, (_, row) => `2026-03-${String(1 + (row % 19)).padStart(2, '0')},XS${row},店${row % 200},YH-${1 + (row % PRODUCTS)},油,1,桶,10,10`);
  world.drop('a.csv', [CSV_HEADER, ...rows, ''].join('\n'));
  await world.run(1);
});
afterAll(() => world?.stop());

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Plan Rows': number;
  readonly Plans?: readonly PlanNode[];
}
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Stages the file, looks at it, and takes it back if it is to. */
const stage = <T>(look: (tx: TxCtx, summary: ReadSummary) => Promise<T>): Promise<T> =>
  world.app.get(UnitOfWork).write(world.ctx, async (tx) => {
    const { app } = world;
    const [{ id } = { id: 0 }] = await sql<{ id: number }>(tx, 'SELECT id FROM raw_file');
    const file = await app.get(RawFileRepository).find(tx, id);
    if (!file) throw new Error('The file did not arrive.');
    const how = await app.get(FeedRepository).layoutOf(tx, file.feedId);
    const staging = app.get(FlowStaging);
    const summary = await staging.load(tx, file, how, await app.get(CoverageRepository).told(tx, file), UNWATCHED);
    await staging.explain(tx, file, how, summary, await app.get(NameMatcher).match(tx, { dealerId: 11, receivedAt: file.receivedAt, hasTerminals: true }, summary));
    return look(tx, summary);
  });

describe('what is staged', () => {
  it('is gone with its transaction, however that ended, and finds its tables as it left them', async () => {
    const seen = () =>
      stage(async (tx) => (await sql<{ rows: number; items: number; table: number }>(tx, `SELECT (SELECT count(*) FROM flow_staged)::integer AS rows, (SELECT count(*) FROM flow_item)::integer AS items, 'flow_staged'::regclass::oid::bigint AS table`))[0]);
    const first = await seen();
    expect(first).toMatchObject({ rows: ROWS, items: PRODUCTS });
    await expect(stage(() => Promise.reject(new Error('taken back')))).rejects.toThrow('taken back');
    expect(await seen()).toEqual(first);
  });

  it('is planned as the many rows of few items that it is: each row once, whatever the number of items', async () => {
    const plan = await stage(async (tx, summary) => {
      const dates = summary.days.map(({ date }) => date);
      const [found] = await sql<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
        tx,
        `EXPLAIN (FORMAT JSON) SELECT * FROM flow_staged s JOIN flow_item i USING (item) LEFT JOIN flow_customer c USING (customer)
         WHERE s.code IS NULL AND i.sku_id IS NOT NULL AND (s.kind IS NULL OR s.kind = 'sale') AND s.entry_date = ANY ($1::date[])`,
        [dates],
      );
      return nodesOf(found?.['QUERY PLAN'][0]?.Plan as PlanNode);
    });
    expect(plan.map((node) => node['Node Type'])).not.toContain('Nested Loop');
    expect(plan[0]?.['Plan Rows']).toBeGreaterThan(ROWS / 2);
  });
});
