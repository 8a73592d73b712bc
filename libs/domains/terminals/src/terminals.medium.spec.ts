import { NO_SCOPE, systemCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { TerminalAliasRepository } from './alias/terminal-alias.repository';
import { TerminalAliases } from './alias/terminal-aliases';
import { TerminalMatchRepository } from './match/terminal-match.repository';
import { TerminalMatcher } from './match/terminal-matcher';
import { buildTerminal } from './terminal.builder';
import { TerminalRepository } from './terminal/terminal.repository';

let db: TestDatabase;
const system = systemCtx('spec');
const repository = new TerminalRepository();
const aliasRows = new TerminalAliasRepository();
const aliases = new TerminalAliases(aliasRows);
const matcher = new TerminalMatcher(new TerminalMatchRepository());
const operator = (dealers: number[]) => userCtx({ organisationId: 1, organisationKind: 'head_office', tier: null, userId: 5 }, { flow: { all: false, dealer: dealers, branch: [] } });

beforeAll(async () => {
  db = await createTestDatabase();
  await db.owner.query(`
    INSERT INTO division VALUES ('31', '上海市', 1, NULL), ('3101', '市辖区', 2, '31'), ('310115', '浦东新区', 3, '3101'),
      ('32', '江苏省', 1, NULL), ('3205', '苏州市', 2, '32'), ('320506', '吴中区', 3, '3205');
    INSERT INTO branch (id, code, name, name_en) VALUES (1, 'E', '华东', 'East');
    INSERT INTO organisation (id, kind, code, name) VALUES (11, 'dealer', 'D11', '甲'), (12, 'dealer', 'D12', '乙');
    INSERT INTO dealer (id, tier, branch_id, division_code) VALUES (11, 1, 1, '31'), (12, 1, 1, '31');
  `);
  const build = (id: number, name: string, divisionCode: string) => buildTerminal(db.owner, { id, name, divisionCode });
  await build(1, '苏州市吴中区顺达汽车修理厂', '320506');
  await build(2, '上海顺达汽车修理厂', '310115');
  await build(3, '苏州市宏图汽车修理厂', '320506');
  await build(4, '宝山钢铁', '310115');
  await build(5, '宝山-钢铁', '310115');
});
afterAll(() => db.drop());

describe('list of terminals', () => {
  it.each([
    ['顺达', undefined, [1, 2]],
    ['sdqc', undefined, [1, 2]],
    [undefined, '32', [1, 3]],
    ['顺达', '3101', [2]],
    ['t4', undefined, [4]],
  ])('finds %s in %s', async (search, divisionCode, ids) => {
    const found = await db.uow.read(system, (tx) => repository.list(tx, { limit: 10, ...(search ? { search } : {}), ...(divisionCode ? { divisionCode } : {}) }));
    expect(found.map((terminal) => terminal.id)).toEqual(ids);
  });

  it('pages by code and names the divisions from the outside in', async () => {
    const page = await db.uow.read(system, (tx) => repository.list(tx, { after: 'T1', limit: 2 }));
    expect(page.map((terminal) => [terminal.code, terminal.divisionName])).toEqual([['T2', '上海市浦东新区'], ['T3', '江苏省苏州市吴中区']]);
  });
});

describe('somebody who is not signed in', () => {
  it('is shown no terminal, not even by the functions that look past row-level security', async () => {
    const seen = await db.uow.read({ ...system, scope: NO_SCOPE }, async (tx) => [
      await repository.list(tx, { limit: 10 }),
      await matcher.candidates(tx, '顺达汽车修理厂'),
      [...(await tx.tx.query('SELECT * FROM terminal_search($1, $2, $3, $4, $5)', [[], [], '', '', 10]))],
      [...(await tx.tx.query('SELECT * FROM terminal_alike($1, $1, $2, $3, 10)', ['顺达', ['顺达'], '']))],
    ]);
    expect(seen).toEqual([[], [], [], []]);
  });
});

describe('matching', () => {
  it('is certain only for a whole name that one terminal bears', async () => {
    const found = await db.uow.read(system, (tx) => matcher.exact(tx, ['上海顺达汽车修理厂', '宝山钢铁', '顺达']));
    expect([...found]).toEqual([['上海顺达汽车修理厂', 2]]);
  });

  it('proposes by what tells names apart, the sender’s city first', async () => {
    const propose = async (text: string, divisionCode?: string) =>
      (await db.uow.read(system, (tx) => matcher.candidates(tx, text, divisionCode ? { divisionCode } : {}))).map((c) => c.id);
    expect(await propose('顺达汽修(苏州)')).toEqual([1, 2]);
    expect(await propose('顺达汽修', '310115')).toEqual([2, 1]);
    expect(await propose('没有这家店')).toEqual([]);
  });

  it('proposes in two statements', async () => {
    expect(await countStatements(db.source, () => db.uow.read(system, (tx) => matcher.candidates(tx, '顺达')))).toHaveLength(4);
  });
});

describe('remembered terminal names', () => {
  const remember = (dealerId: number | null, text: string, terminalId: number) => db.uow.write(system, (tx) => aliases.remember(tx, { dealerId, text, terminalId }));
  const resolve = async (dealerId: number, ...keys: string[]) => Object.fromEntries(await db.uow.read(system, (tx) => aliases.resolve(tx, dealerId, keys)));

  it('hold for one dealer before they hold for everyone', async () => {
    await remember(null, '老顺达', 1);
    await remember(11, '老-顺达', 2);
    expect(await resolve(11, '老顺达', '生人')).toEqual({ 老顺达: 2 });
    expect(await resolve(12, '老顺达')).toEqual({ 老顺达: 1 });
  });

  it('change with the next decision and end when revoked', async () => {
    await remember(12, '小宏图', 1);
    const id = await remember(12, '小宏图', 3);
    expect(await resolve(12, '小宏图')).toEqual({ 小宏图: 3 });
    await db.uow.write(system, (tx) => aliases.revoke(tx, id));
    expect(await resolve(12, '小宏图')).toEqual({});
    await expect(db.uow.write(system, (tx) => aliases.revoke(tx, id))).rejects.toMatchObject({ code: 'platform.not-found' });
  });

  it('of foreign dealers are hidden, also when only row-level security is left', async () => {
    const id = await remember(11, '密店', 4);
    for (const scope of [operator([12]).scope, system.scope]) {
      const seen = await db.uow.read(operator([12]), async (tx) => [
        (await aliases.resolve({ ...tx, scope }, 11, ['密店'])).size,
        (await aliasRows.ofTerminal({ ...tx, scope }, 4)).length,
      ]);
      expect(seen).toEqual([0, 0]);
    }
    await expect(db.uow.write(operator([12]), (tx) => aliases.revoke(tx, id))).rejects.toMatchObject({ code: 'platform.not-found' });
    expect((await db.uow.read(operator([11]), (tx) => aliasRows.ofTerminal(tx, 4))).map((alias) => alias.text)).toEqual(['密店']);
  });

  it('are resolved in one statement', async () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `k${index}`);
    expect(await countStatements(db.source, () => db.uow.read(system, (tx) => aliases.resolve(tx, 11, keys)))).toHaveLength(3);
  });
});
