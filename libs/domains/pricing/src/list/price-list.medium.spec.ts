import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { addDealer, addHeadOffice, addSupply } from '@tributary/dealers/testing';
import { type Ctx, systemCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { buildPriceList } from '../price-list.builder';
import { dealerKeeper, headOfficeKeeper, PricingDriver } from '../testing/pricing.driver';
import type { PriceListFilter } from './price-list.repository';

const [HEAD_OFFICE, FIRST, OTHER, SECOND, OTHER_SECOND] = [1, 11, 12, 21, 22];
const today = '2026-03-02';
const refusal = (code: string) => expect.objectContaining({ code });
let db: TestDatabase;
let pricing: PricingDriver;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (const id of [1, 2]) await buildSku(db.owner, { id });
  await addHeadOffice(db.owner, HEAD_OFFICE);
  for (const id of [FIRST, OTHER]) await addDealer(db.owner, { id, tier: 1 });
  for (const id of [SECOND, OTHER_SECOND]) await addDealer(db.owner, { id, tier: 2 });
  for (const buyerId of [FIRST, OTHER]) await addSupply(db.owner, { supplierId: HEAD_OFFICE, buyerId });
  await addSupply(db.owner, { supplierId: FIRST, buyerId: SECOND });
  await addSupply(db.owner, { supplierId: OTHER, buyerId: OTHER_SECOND });
  await buildPriceList(db.owner, { id: 101, sellerId: HEAD_OFFICE, items: [{ skuId: 1, price: '1.00' }, { skuId: 1, price: '2.00', from: '5' }, { skuId: 2, price: '2.00', valid: '[2025-01-01,2026-03-02)' }] });
  await buildPriceList(db.owner, { id: 102, sellerId: HEAD_OFFICE, valid: '[2025-01-01,2026-01-01)', items: [] });
  await buildPriceList(db.owner, { id: 103, sellerId: null, tier: 2, items: [] });
  await buildPriceList(db.owner, { id: 111, sellerId: FIRST, tier: 2, items: [] });
  await buildPriceList(db.owner, { id: 112, sellerId: OTHER, tier: 2, items: [] });
  await db.owner.query(`
    SELECT setval(pg_get_serial_sequence('price_list', 'id'), 1000);
    INSERT INTO access_group (id, dimension, code, name, name_en) VALUES (901, 'price', 'STD', '标准价', 'Standard');
    INSERT INTO access_group_item VALUES (901, 'price_list', 101);
    INSERT INTO access_grant (group_id, tier) VALUES (901, 1);
    INSERT INTO access_grant (group_id, organisation_id) VALUES (901, ${FIRST}), (901, ${OTHER});
    SELECT setval(pg_get_serial_sequence('access_group', 'id'), 1000);`);
  pricing = await PricingDriver.on(db);
});
afterAll(() => db.drop());

const codes = async (ctx: Ctx, filter: PriceListFilter & { after?: string; limit?: number } = {}) =>
  (await db.uow.read(ctx, (tx) => pricing.parts.lists.list(tx, { limit: 50, ...filter }, today))).map(({ code }) => code);
const find = (ctx: Ctx, id: number) => db.uow.read(ctx, (tx) => pricing.parts.lists.find(tx, id, today));
const desk = headOfficeKeeper();
const clerk = dealerKeeper(FIRST, [101]);

describe('price lists', () => {
  it('are found by code, name, pinyin, kind, source and day, page by page', async () => {
    await db.owner.query(`UPDATE price_list SET search_text = 'pl101 标准价 bzj' WHERE id = 101`);
    expect(await codes(desk)).toEqual(['PL101', 'PL102', 'PL103', 'PL111', 'PL112']);
    expect(await codes(desk, { search: 'bzj' })).toEqual(['PL101']);
    expect(await codes(desk, { source: 'own' })).toEqual(['PL101', 'PL102']);
    expect(await codes(desk, { source: 'recommended' })).toEqual(['PL103']);
    expect(await codes(desk, { source: 'dealers' })).toEqual(['PL111', 'PL112']);
    expect(await codes(desk, { validOn: '2026-01-01', source: 'own' })).toEqual(['PL101']);
    expect(await codes(desk, { kind: 'contract' })).toEqual([]);
    expect(await codes(desk, { after: 'PL102', limit: 1 })).toEqual(['PL103']);
  });

  it('say who may buy at them and how many SKUs still have a price', async () => {
    expect(await find(desk, 101)).toMatchObject({
      skuCount: 1, own: true, seller: { code: 'HQ' }, buyer: null,
      groups: [{ code: 'STD', tiers: [1], organisationCount: 2, userCount: 0 }],
    });
    expect(await find(desk, 111)).toMatchObject({ own: false, groups: [] });
  });

  it('of head office are nothing to a dealer here, even those at which it buys; nor are another dealer’s', async () => {
    expect(await codes(clerk)).toEqual(['PL111']);
    expect(await codes(dealerKeeper(FIRST, [101, 112]))).toEqual(['PL111']);
    for (const id of [101, 112, 9999]) expect(await find(dealerKeeper(FIRST, [101, 112]), id)).toBeUndefined();
    expect(await find(clerk, 111)).toMatchObject({ own: true, groups: [] });
  });

  it('are those of their groups for people of head office with less than everything', async () => {
    expect(await codes(headOfficeKeeper([102]))).toEqual(['PL102']);
    expect(await find(headOfficeKeeper([102]), 101)).toBeUndefined();
  });

  it.each([1, 50])('come in one statement for a page of %i', async (limit) => {
    expect(await countStatements(db.source, () => codes(desk, { limit }))).toHaveLength(3);
  });
});

describe('a new list', () => {
  it('belongs to whoever makes it: head office for the first tier, a dealer for the second', async () => {
    const own = await pricing.create(desk, { code: 'NEW-1', name: '新价', nameEn: 'New', priority: 3, validTo: '2026-12-31' });
    expect(await find(desk, own)).toMatchObject({ code: 'NEW-1', tier: 1, seller: { id: HEAD_OFFICE }, priority: 3, validFrom: '2026-01-01', validTo: '2026-12-31', version: 1, own: true });
    const recommended = await pricing.create(desk, { code: 'NEW-2', recommended: true });
    expect(await find(desk, recommended)).toMatchObject({ tier: 2, seller: null, own: true });
    const dealers = await pricing.create(clerk, { code: 'NEW-1' });
    expect(await find(clerk, dealers)).toMatchObject({ code: `T2-${FIRST}-NEW-1`, tier: 2, seller: { id: FIRST }, own: true });
    expect(await codes(desk, { search: '新价' })).toEqual(['NEW-1']);
  });

  it('is refused where it cannot be', async () => {
    await expect(pricing.create(desk, { code: 'PL101' })).rejects.toEqual(refusal('pricing.code-taken'));
    await expect(pricing.create(headOfficeKeeper([101]), { code: 'X-1' })).rejects.toEqual(refusal('pricing.all-prices-needed'));
    await expect(pricing.create(clerk, { code: 'X-1', recommended: true })).rejects.toEqual(refusal('pricing.recommended-by-head-office'));
    await expect(pricing.create(desk, { code: 'X-1', validTo: '2025-12-31' })).rejects.toEqual(refusal('kernel.period-invalid'));
    await expect(pricing.create(desk, { code: 'X-1', kind: 'contract', contractNumber: 'C-1' })).rejects.toEqual(refusal('pricing.contract-incomplete'));
    await expect(pricing.create(desk, { code: 'X-1', contractNumber: 'C-1' })).rejects.toEqual(refusal('pricing.contract-only'));
    await expect(pricing.create(desk, { code: 'X-1', recommended: true, kind: 'contract', contractNumber: 'C', buyerId: FIRST })).rejects.toEqual(refusal('pricing.contract-only'));
  });

  it('is written into the audit trail', async () => {
    const id = await pricing.create(desk, { code: 'AUDITED' });
    const { rows } = await db.owner.query(`SELECT action, actor_name, detail->>'code' AS code FROM audit_entry WHERE subject = 'price_list' AND subject_id = $1`, [String(id)]);
    expect(rows).toEqual([{ action: 'pricing.list-create', actor_name: '价格专员', code: 'AUDITED' }]);
  });
});

describe('a contract', () => {
  const grants = async (id: number) =>
    (await db.owner.query(
      `SELECT g.code, a.organisation_id FROM access_group_item i JOIN access_group g ON g.id = i.group_id JOIN access_grant a ON a.group_id = g.id WHERE i.kind = 'price_list' AND i.item_id = $1`,
      [id],
    )).rows;

  it('is shown to its dealer through the one group of its contracts', async () => {
    const first = await pricing.create(desk, { code: 'CT-1', kind: 'contract', contractNumber: 'HT-1', buyerId: FIRST });
    const second = await pricing.create(desk, { code: 'CT-2', kind: 'contract', contractNumber: 'HT-2', buyerId: FIRST });
    for (const id of [first, second]) expect(await grants(id)).toEqual([{ code: `CONTRACT-D${FIRST}`, organisation_id: FIRST }]);
    expect(await find(desk, first)).toMatchObject({ kind: 'contract', contractNumber: 'HT-1', buyer: { id: FIRST, code: `D${FIRST}` } });
  });

  it('is made with a dealer that one supplies, and with no other', async () => {
    const id = await pricing.create(clerk, { code: 'CT', kind: 'contract', contractNumber: 'HT-9', buyerId: SECOND });
    expect(await grants(id)).toEqual([{ code: `CONTRACT-D${SECOND}`, organisation_id: SECOND }]);
    for (const buyerId of [OTHER_SECOND, OTHER, HEAD_OFFICE, 999]) {
      await expect(pricing.create(clerk, { code: `CT-${buyerId}`, kind: 'contract', contractNumber: 'HT', buyerId })).rejects.toEqual(refusal('pricing.buyer-not-supplied'));
    }
    const names = await db.uow.read(clerk, (tx) => pricing.parts.buyers.list(tx, { sellerId: FIRST, onDate: today, limit: 10 }));
    expect(names.map(({ code }) => code)).toEqual([`D${SECOND}`]);
  });

  it('of others is granted to nobody by calling the function of the database', async () => {
    const stolen = await db.uow.write(clerk, (tx) => pricing.parts.lists.grantContract(tx, 112).then(() => 'granted', () => 'refused'));
    expect(stolen).toBe('refused');
  });
});

describe('changing a list', () => {
  const details = { name: '改名', nameEn: 'Renamed', priority: 7, validFrom: '2026-02-01', validTo: null, contractNumber: null };
  const update = (ctx: Ctx, id: number, version: number, change = {}) => db.uow.write(ctx, (tx) => pricing.parts.editor.update(tx, id, version, { ...details, ...change }));

  it('keeps who was faster: of two at once with the same version one is told', async () => {
    const id = await pricing.create(desk, { code: 'RACE' });
    const results = await Promise.allSettled([update(desk, id, 1, { name: '甲' }), update(desk, id, 1, { name: '乙' })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: refusal('pricing.list-changed') });
    expect(await find(desk, id)).toMatchObject({ version: 2, priority: 7, validFrom: '2026-02-01' });
  });

  it('tells old and new in the audit trail', async () => {
    const id = await pricing.create(desk, { code: 'OLD-NEW', name: '旧名' });
    await update(desk, id, 1);
    const { rows } = await db.owner.query(`SELECT detail FROM audit_entry WHERE action = 'pricing.list-update' AND subject_id = $1`, [String(id)]);
    expect(rows).toEqual([{ detail: { before: expect.objectContaining({ name: '旧名', priority: 0 }), after: expect.objectContaining({ name: '改名', priority: 7 }) } }]);
  });

  it('is for its author only; others get the answer for a list that is not there', async () => {
    for (const id of [101, 103, 112, 9999]) await expect(update(clerk, id, 1)).rejects.toEqual(refusal('platform.not-found'));
    for (const id of [111, 112]) await expect(update(desk, id, 1)).rejects.toEqual(refusal('platform.not-found'));
    await expect(update(headOfficeKeeper([102]), 101, 1)).rejects.toEqual(refusal('platform.not-found'));
    await expect(update(headOfficeKeeper([102]), 102, 1)).resolves.toBeUndefined();
  });

  it('is stopped by row-level security alone', async () => {
    const touched = (ctx: Ctx, sql: string) => db.uow.write(ctx, async (tx) => (await tx.tx.query(sql))[1] as number);
    const buyer = dealerKeeper(FIRST, [101, 103, 112]);
    expect(await touched(buyer, 'UPDATE price_list SET priority = 99')).toBe(await codes(clerk).then((own) => own.length));
    expect(await touched(buyer, 'UPDATE price_list_item SET price = 0')).toBe(0);
    expect(await touched(buyer, 'DELETE FROM price_list_item')).toBe(0);
    await expect(touched(buyer, `INSERT INTO price_list_item (price_list_id, sku_id, unit, price) VALUES (101, 2, 'drum', 0)`)).rejects.toThrow(/row-level security/);
    await expect(touched(buyer, `INSERT INTO price_change (price_list_id, sku_id, unit, from_quantity, valid, new_price, source, actor_name) VALUES (101, 2, 'drum', 0, '[2026-01-01,)', 1, 'screen', 'x')`)).rejects.toThrow(/row-level security/);
    await expect(touched(buyer, `INSERT INTO price_list (code, name, name_en, seller_id, tier, valid) VALUES ('EVIL', '', '', ${HEAD_OFFICE}, 1, '[2026-01-01,)')`)).rejects.toThrow(/row-level security/);
    const unscoped = { ...headOfficeKeeper([102]), actor: systemCtx('x').actor };
    expect(await db.uow.write(unscoped, (tx) => pricing.parts.lists.lock({ ...tx, scope: systemCtx('x').scope }, 101))).toBeUndefined();
  });
});
