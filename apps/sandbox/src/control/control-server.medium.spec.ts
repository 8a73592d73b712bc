import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sendYesterday } from '../files/daily-routine';
import { DealerDrop, DROP_VARIANTS } from '../files/dealer-drop';
import { sandboxSpec } from '../files/sandbox-builders';
import { Mailbox } from '../mail/mailbox';
import { SandboxWorld } from '../spec/sandbox-world';
import { QuerySite } from '../web/query-site';
import { ControlServer } from './control-server';

const NOW = new Date('2026-03-02T20:00:00Z'); // the third already, in Shanghai

describe('ControlServer', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-sandbox-'));
  const sales = path.join(folder, 'ftp/d1001/sales');
  const world = new SandboxWorld(folder);
  const drops = new DealerDrop(world);
  const server = new ControlServer(world, drops, new Mailbox(), new QuerySite(world), () => NOW);
  let address = '';

  const drop = async (body: object): Promise<{ status: number; told: Record<string, unknown> }> => {
    const reply = await fetch(`${address}/control/drop`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return { status: reply.status, told: (await reply.json()) as Record<string, unknown> };
  };

  beforeAll(async () => {
    writeFileSync(path.join(folder, 'spec.json'), JSON.stringify(sandboxSpec()));
    address = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  });

  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  beforeEach(() => rmSync(sales, { recursive: true, force: true }));

  it('drops the file of today in Shanghai', async () => {
    expect(await drop({ ftpUser: 'd1001' })).toMatchObject({ status: 201, told: { path: '/sales/销售明细-2026-03-03.xlsx', date: '2026-03-03', variant: 'normal' } });
    expect(readdirSync(sales)).toEqual(['销售明细-2026-03-03.xlsx']);
  });

  it('sends identical bytes again under the same name, corrected ones under another', async () => {
    const file = path.join(sales, '销售明细-2026-03-01.xlsx');
    const first = await drop({ ftpUser: 'd1001', date: '2026-03-01' });
    const before = readFileSync(file);
    await drop({ ftpUser: 'd1001', date: '2026-03-01', variant: 'identical' });
    const corrected = await drop({ ftpUser: 'd1001', date: '2026-03-01', variant: 'corrected' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(corrected.told['lines']).toBe(Number(first.told['lines']) - 1);
    expect(readFileSync(path.join(sales, '销售明细-2026-03-01-更正.xlsx')).equals(before)).toBe(false);
  });

  it('has every variant', async () => {
    for (const variant of DROP_VARIANTS) expect((await drop({ ftpUser: 'd1001', variant })).status).toBe(201);
    expect(readdirSync(sales)).toHaveLength(DROP_VARIANTS.length - 1);
  });

  it.each([
    [{ ftpUser: 'nobody' }, 404],
    [{ ftpUser: 'd1001', variant: 'odd' }, 400],
    [{ ftpUser: 'd1001', date: '2026-02-30' }, 400],
    [{}, 400],
  ])('refuses %j with %i', async (body, status) => {
    expect((await drop(body)).status).toBe(status);
  });

  it('takes no forms from elsewhere', async () => {
    const reply = await fetch(`${address}/control/drop`, { method: 'POST', body: '{"ftpUser":"d1001"}' });
    expect(reply.status).toBe(415);
  });

  it('shows the dealers without their passwords', async () => {
    const page = await (await fetch(address)).text();
    const list = await (await fetch(`${address}/control/dealers`)).text();
    expect(page).toContain('南京宁润');
    expect(JSON.parse(list)).toMatchObject([{ ftpUser: 'd1001', code: 'D1001' }]);
    expect(page + list).not.toContain('secret');
  });

  it('sends yesterday’s file once', () => {
    expect([sendYesterday(world, drops, NOW), sendYesterday(world, drops, NOW)]).toEqual([1, 0]);
    expect(readdirSync(sales)).toEqual(['销售明细-2026-03-02.xlsx']);
  });

  it('sees a spec that was written anew', () => {
    const [dealer] = sandboxSpec().dealers;
    writeFileSync(path.join(folder, 'spec.json'), JSON.stringify({ dealers: [dealer, { ...dealer, ftpUser: 'd2' }] }));
    expect(world.dealer('d2')?.code).toBe('D1001');
    writeFileSync(path.join(folder, 'spec.json'), JSON.stringify(sandboxSpec()));
  });
});
