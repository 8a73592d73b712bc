import { cpSync } from 'node:fs';
import path from 'node:path';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import {
  type AgentProgram, type AgentWorld, buildDealers, canRun, type DealerDatabase, type FlowsApi, type FlowsWorld, MARIADB_PROGRAMS, operatorOf, SALES_TABLE, startAgentWorld,
  startDealerMariadb, startDealerPostgres, startDealerSqlite, startFlowsApi, startFlowsWorld,
} from '../testing';

const PATIENCE_MS = 120_000;
const hasMariadb = canRun(...MARIADB_PROGRAMS);
let world: FlowsWorld;
let api: FlowsApi;
let agents: AgentWorld;
const databases: DealerDatabase[] = [];

const SELECT = `SELECT bill_time AS d, bill_no, customer, item_code, item_name, unit, qty, amount FROM 销售出库 WHERE bill_time >= :from AND bill_time < :to`;
const COLUMNS = { date: 'd', document: 'bill_no', customer: 'customer', productCode: 'item_code', productName: 'item_name', unit: 'unit', quantity: 'qty', amount: 'amount' };
const template = (code: string, select = SELECT): object => ({
  code, version: 'first', name: `模板 ${code}`, kind: 'sale', databases: ['postgres', 'mysql', 'sqlite'], mode: 'days', select, changes: null, rereadDays: 7,
  columns: Object.entries(COLUMNS).map(([field, column]) => ({ field, column })),
});

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '劲力柴油机油 18L', baseUnit: 'drum' });
  await buildDealers(owner);
  await owner.query(`INSERT INTO organisation (id, kind, code, name) VALUES (13, 'dealer', 'D13', '丙'); INSERT INTO dealer (id, tier, branch_id, division_code) VALUES (13, 1, 1, '31')`);
  api = await startFlowsApi(world, { admin: operatorOf([11, 12, 13]) });
  agents = await startAgentWorld(world, api, 'admin');
  const { body } = await api.call('admin', '/agent-templates', template('erp-sale'));
  expect(await api.call('admin', `/agent-templates/${Number(body['id'])}/publish`, {})).toMatchObject({ status: 200, body: { version: 1 } });
}, PATIENCE_MS);
afterAll(async () => {
  for (const database of databases) await database.stop();
  agents?.stop();
  await api?.stop();
  await world?.stop();
});

let serial = 0;
const sale = (day: string, document: string, quantity = '1', amount = '100.00'): string =>
  `INSERT INTO 销售出库 VALUES (${(serial += 1)}, '2026-03-${day} 09:30:00', '${document}', '仁爱汽修', 'YH-1001', '柴油机油“劲力”', '桶', '${quantity}', '${amount}')`;
async function entries(dealerId: number): Promise<unknown[]> {
  const { rows } = await world.db.owner.query(
    `SELECT concat_ws(' ', to_char(entry_date, 'DD'), document_number, quantity, amount) AS e FROM flow_entry WHERE dealer_id = $1 ORDER BY entry_date, document_number`, [dealerId],
  );
  return rows.map(({ e }: { e: string }) => e);
}
async function round(agent: AgentProgram, options: Parameters<AgentProgram['once']>[0] = {}): Promise<void> {
  const { code, said } = await agent.once(options);
  expect({ code, said }).toMatchObject({ code: 0 });
  await agents.count();
}
const batches = async (id: number): Promise<Record<string, unknown>[]> => (await api.call('admin', `/agents/${id}/batches`)).body['items'] as Record<string, unknown>[];
const shown = async (id: number): Promise<Record<string, unknown>> => (await api.call('admin', `/agents/${id}`)).body;

describe.each([
  ['PostgreSQL', 11, () => startDealerPostgres(), ''],
  ['SQLite', 13, () => Promise.resolve(startDealerSqlite()), 'sqlite'],
  ...(hasMariadb ? [['MariaDB in GBK', 12, () => startDealerMariadb(), 'gbk'] as const] : []),
] as const)('a dealer’s %s', (_, dealerId, start, table) => {
  let erp: DealerDatabase;
  let agent: AgentProgram;
  beforeAll(async () => {
    erp = await start();
    databases.push(erp);
    await erp.run(SALES_TABLE(table));
    for (const statement of [sale('02', 'A1', '1.005', '1234567890.12'), sale('02', 'A2'), sale('02', 'A2'), sale('18', 'A3', '-0.5', '-50.25'), sale('20', 'A4')]) await erp.run(statement);
    agent = await agents.enrol(dealerId, ['erp-sale'], erp.settings);
  }, PATIENCE_MS);

  it('is read to the posted ledger, exactly, and not a second time', async () => {
    await round(agent);
    expect(await entries(dealerId)).toEqual(['02 A1 1.005 1234567890.12', '02 A2 1.000 100.00', '02 A2 1.000 100.00', '18 A3 -0.500 -50.25', '20 A4 1.000 100.00']);
    expect(await batches(agent.id)).toMatchObject([{ seq: 1, rows: 5, posted: 5, state: 'posted', template: 'erp-sale v1' }]);
    await round(agent);
    expect(await batches(agent.id)).toHaveLength(1);
    expect(await shown(agent.id)).toMatchObject({ health: 'ok', lastSeq: 1, database: { reachable: true, writable: false }, skewSeconds: 0, feeds: [{ kind: 'sale', reading: { through: '2026-03-20' } }] });
  });

  it('may take a sale back: what was deleted is gone, and a day without sales says so', async () => {
    await erp.run(`DELETE FROM 销售出库 WHERE bill_no IN ('A3', 'A4')`);
    await erp.run(sale('19', 'A5'));
    await round(agent);
    expect(await entries(dealerId)).toEqual(['02 A1 1.005 1234567890.12', '02 A2 1.000 100.00', '02 A2 1.000 100.00', '19 A5 1.000 100.00']);
    expect((await batches(agent.id))[0]).toMatchObject({ seq: 2, rows: 1, days: ['2026-03-18', '2026-03-19', '2026-03-20'] });
    const { rows } = await world.db.owner.query(`SELECT to_char(entry_date, 'DD') AS day, entries FROM flow_day WHERE dealer_id = $1 AND entry_date >= '2026-03-17' ORDER BY entry_date`, [dealerId]);
    expect(rows).toEqual([{ day: '17', entries: 0 }, { day: '18', entries: 0 }, { day: '19', entries: 1 }, { day: '20', entries: 0 }]);
  });

  it('that changed under the template is told in plain words in the same round, and goes on when it is mended', async () => {
    await erp.run('ALTER TABLE 销售出库 RENAME TO 销售出库_2027');
    expect((await agent.once()).code).toBe(1);
    expect(await shown(agent.id)).toMatchObject({ health: 'trouble', trouble: { code: 'flows.agent-table-missing', message: expect.stringMatching(/销售出库/) } });
    const { rows } = await world.db.owner.query(`SELECT last_state, last_reason ->> 'code' AS code FROM feed WHERE source = 'agent' AND dealer_id = $1`, [dealerId]);
    expect(rows).toEqual([{ last_state: 'failed', code: 'flows.agent-table-missing' }]);
    await erp.run('ALTER TABLE 销售出库_2027 RENAME TO 销售出库');
    await round(agent);
    expect(await shown(agent.id)).toMatchObject({ health: 'ok', trouble: null });
  });

  it('that cannot be reached any more, or locks the account, is told as well', async () => {
    if (table === 'sqlite') return;
    const [lock, open] = table === 'gbk' ? [`ALTER USER 'dealer_ro'@'127.0.0.1' ACCOUNT LOCK`, `ALTER USER 'dealer_ro'@'127.0.0.1' ACCOUNT UNLOCK`] : [`ALTER ROLE ${userOf(erp)} NOLOGIN`, `ALTER ROLE ${userOf(erp)} LOGIN`];
    await erp.run(lock);
    expect((await agent.once()).code).toBe(1);
    expect(await shown(agent.id)).toMatchObject({ trouble: { code: 'flows.agent-account-refused' }, database: { reachable: false } });
    const [told] = (await api.call('admin', `/agents/${agent.id}/events`)).body['items'] as { action: string; detail: object }[];
    expect(told).toMatchObject({ action: 'trouble', detail: { reason: expect.stringMatching(/^The database refuses/) } });
    await erp.run(open);
    await round(agent);
  });

  it('waits out an outage: what was sold meanwhile comes when the line is back, in order', async () => {
    agents.setOnline(false);
    await erp.run(sale('15', 'B1'));
    expect((await agent.once()).code).toBe(2);
    await erp.run(sale('16', 'B2'));
    expect((await agent.once()).code).toBe(2);
    agents.setOnline(true);
    await round(agent);
    expect((await batches(agent.id)).slice(0, 2)).toMatchObject([{ seq: 4, days: ['2026-03-16'] }, { seq: 3, days: ['2026-03-15'] }]);
    expect((await entries(dealerId)).filter((entry) => String(entry).includes(' B'))).toHaveLength(2);
  });

  it('that loses every sale at once is doubted until the dealer says yes', async () => {
    if (table !== 'sqlite') return;
    const before = await entries(dealerId);
    await erp.run('ALTER TABLE 销售出库 RENAME TO old');
    await erp.run(SALES_TABLE(table));
    expect((await agent.once()).code).toBe(1);
    expect(await shown(agent.id)).toMatchObject({ trouble: { code: 'flows.agent-days-emptied', params: { rows: '3' } } });
    await agents.count();
    expect(await entries(dealerId)).toEqual(before);
    await round(agent, { acceptEmpty: true });
    expect(await entries(dealerId)).toEqual(before.slice(0, 3));
    await erp.run('DROP TABLE 销售出库');
    await erp.run('ALTER TABLE old RENAME TO 销售出库');
    await round(agent);
    expect(await entries(dealerId)).toEqual(before);
  });

  it('is read the same way when the program is killed at any step', async () => {
    if (table !== 'sqlite') return;
    const hashes: string[] = [];
    for (const amount of ['1.00', '2.00']) {
      await erp.run(`UPDATE 销售出库 SET amount = '${amount}' WHERE bill_no = 'B2'`);
      await round(agent);
      hashes.push(await agents.hash());
    }
    expect(hashes[0]).not.toBe(hashes[1]);
    const STEPS = 9;
    let killed = 0;
    for (let step = 1; step <= STEPS; step += 1) {
      const target = step % 2;
      await erp.run(`UPDATE 销售出库 SET amount = '${target === 0 ? '2.00' : '1.00'}' WHERE bill_no = 'B2'`);
      if ((await agent.once({ dieAt: step })).code === null) killed += 1;
      await agents.count();
      await round(agent);
      expect([step, await agents.hash()]).toEqual([step, hashes[target === 0 ? 1 : 0]]);
    }
    expect(killed).toBe(STEPS);
    expect(await shown(agent.id)).toMatchObject({ health: 'ok', alarm: null });
  }, PATIENCE_MS);

  it('with a wrong clock is read by the right one, and the clock is told', async () => {
    if (table !== 'sqlite') return;
    await erp.run(sale('20', 'C1'));
    await round(agent, { clock: new Date('2026-03-21T03:00:00+08:00') });
    expect((await batches(agent.id))[0]).toMatchObject({ days: ['2026-03-20'], state: 'posted' });
    expect(await shown(agent.id)).toMatchObject({ health: 'trouble', skewSeconds: 17 * 3600 });
    await round(agent);
  });

  it('read by a copy of the agent is noticed', async () => {
    if (table !== 'sqlite') return;
    const copy = path.join(agent.home, '../copy');
    cpSync(agent.home, copy, { recursive: true });
    await erp.run(sale('20', 'D1'));
    await round(agent);
    await erp.run(sale('20', 'D2'));
    expect((await agent.once({ home: copy })).code).toBe(2);
    expect(await shown(agent.id)).toMatchObject({ health: 'trouble', alarm: { code: 'flows.agent-cloned' } });
    await round(agent);
    expect((await api.call('admin', `/agents/${agent.id}/events`)).body['items']).toEqual(expect.arrayContaining([expect.objectContaining({ action: 'clone' })]));
  });

  it('is not read by a template that somebody changed on the way, nor by one that is older', async () => {
    if (table !== 'sqlite') return;
    await world.db.owner.query(`UPDATE agent_template SET signed_text = replace(signed_text, 'YH', 'XX') || ' '`);
    expect((await agent.once()).code).toBe(1);
    expect(await shown(agent.id)).toMatchObject({ trouble: { code: 'flows.agent-template-refused' } });
    await world.db.owner.query(`UPDATE agent_template SET signed_text = rtrim(signed_text)`);
    await round(agent);
  });
});

function userOf({ settings }: DealerDatabase): string {
  return (settings as { user: string }).user;
}
