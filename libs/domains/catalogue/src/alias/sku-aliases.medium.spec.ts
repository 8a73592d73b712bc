import { systemCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { buildCatalogue, buildSku } from '../catalogue.builder';
import { SkuMatcher } from '../match/sku-matcher';
import { SkuRepository } from '../sku/sku.repository';
import { SkuAliasRepository } from './sku-alias.repository';
import { SkuAliases, skuNameKey } from './sku-aliases';

let db: TestDatabase;
const aliases = new SkuAliases(new SkuAliasRepository());
const system = systemCtx('spec');
const operator = (dealers: number[]) => userCtx({ organisationId: 1, userId: 5 }, { flow: { all: false, dealer: dealers, branch: [] } });

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (const id of [1, 2, 3]) await buildSku(db.owner, { id, name: id === 3 ? '机油 2' : `机油 ${id}` });
  await db.owner.query(`
    INSERT INTO division VALUES ('31', '上海市', 1, NULL);
    INSERT INTO branch (id, code, name, name_en) VALUES (1, 'E', '华东', 'East');
    INSERT INTO organisation (id, kind, code, name) VALUES (11, 'dealer', 'D11', '甲'), (12, 'dealer', 'D12', '乙');
    INSERT INTO dealer (id, tier, branch_id, division_code) VALUES (11, 1, 1, '31'), (12, 1, 1, '31');
  `);
});
afterAll(() => db.drop());

const remember = (dealerId: number | null, text: string, skuId: number) => db.uow.write(system, (tx) => aliases.remember(tx, { dealerId, text, skuId }));
const resolve = async (dealerId: number, ...texts: string[]) =>
  Object.fromEntries(await db.uow.read(system, (tx) => aliases.resolve(tx, dealerId, texts.map(skuNameKey))));

describe('remembered product names', () => {
  it('hold for one dealer, and for everyone where the dealer has none of its own', async () => {
    await remember(11, '柴机油 18L', 1);
    await remember(null, '柴机油18l', 2);
    await remember(null, '老机油', 3);
    const [key] = ['柴机油18l'];
    expect(await resolve(11, '柴机油-１８L', '老机油', '没见过')).toEqual({ [key]: 1, 老机油: 3 });
    expect(await resolve(12, '柴机油-１８L')).toEqual({ [key]: 2 });
  });

  it('are replaced by the next decision, kept as history, and can be taken back', async () => {
    await remember(12, '甲级油', 1);
    const second = await remember(12, '甲级油', 2);
    expect(await remember(12, '甲级油', 2)).toBe(second);
    expect(await resolve(12, '甲级油')).toEqual({ 甲级油: 2 });
    await db.uow.write(system, (tx) => aliases.revoke(tx, second));
    expect(await resolve(12, '甲级油')).toEqual({});
    const { rows } = await db.owner.query(`SELECT sku_id, revoked_at IS NULL AS live FROM sku_alias WHERE text_key = '甲级油' ORDER BY id`);
    expect(rows).toEqual([{ sku_id: 1, live: false }, { sku_id: 2, live: false }]);
    await expect(db.uow.write(system, (tx) => aliases.revoke(tx, second))).rejects.toMatchObject({ code: 'platform.not-found' });
  });

  it('of a foreign dealer can be neither read, nor made, nor revoked', async () => {
    const foreign = await remember(11, '专供油', 1);
    expect(await db.uow.read(operator([12]), (tx) => aliases.resolve(tx, 11, ['专供油']))).toEqual(new Map());
    await expect(db.uow.write(operator([12]), (tx) => aliases.revoke(tx, foreign))).rejects.toMatchObject({ code: 'platform.not-found' });
    await expect(db.uow.write(operator([12]), (tx) => aliases.remember(tx, { dealerId: 11, text: 'x', skuId: 1 }))).rejects.toThrow(/row-level security/);
  });

  it('stay hidden when only row-level security is left', async () => {
    await remember(11, '密油', 1);
    const seen = await db.uow.read(operator([12]), (tx) => aliases.resolve({ ...tx, scope: system.scope }, 11, ['密油']));
    expect(seen.size).toBe(0);
  });

  it('are resolved in one statement', async () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `k${index}`);
    expect(await countStatements(db.source, () => db.uow.read(system, (tx) => aliases.resolve(tx, 11, keys)))).toHaveLength(3);
  });
});

describe('certain matches', () => {
  it('are own codes, and names that one SKU alone bears', async () => {
    const matcher = new SkuMatcher(new SkuRepository());
    const found = await db.uow.read(system, (tx) => matcher.exact(tx, ['sku1', '机油1', '机油2', 'x']));
    expect(found).toEqual(
      new Map([
        ['sku1', { skuId: 1, by: 'code' }],
        ['机油1', { skuId: 1, by: 'name' }],
      ]),
    );
  });
});
