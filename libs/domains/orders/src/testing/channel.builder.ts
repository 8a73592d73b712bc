import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { addDealer, addHeadOffice, addSupply } from '@tributary/dealers/testing';
import { buildStock, buildStockLocation } from '@tributary/inventory/testing';
import type { Ctx } from '@tributary/platform';
import { userCtx } from '@tributary/platform/testing';
import { buildPriceList } from '@tributary/pricing/testing';
import type { Client } from 'pg';
import type { ApprovalKind } from '../approval/approval-rules';

/** Who trades in the specs: head office, two first-tier dealers, and a second-tier dealer of each. */
export const HEAD_OFFICE = 1;
export const FIRST = 11;
export const OTHER_FIRST = 12;
export const SECOND = 21;
export const OTHER_SECOND = 22;

/** Stock locations: two plants of head office, one warehouse of each dealer. */
export const PLANT = 101;
export const OTHER_PLANT = 102;
export const WAREHOUSE = { [FIRST]: 111, [OTHER_FIRST]: 112, [SECOND]: 121, [OTHER_SECOND]: 122 } as const;

/** Price lists: head office's, and one of each first-tier dealer. */
const LIST = { [HEAD_OFFICE]: 1, [FIRST]: 2, [OTHER_FIRST]: 3 } as const;

const ALL_PERMISSIONS = [
  'orders.read', 'orders.place', 'orders.approve', 'orders.desk', 'orders.confirm', 'orders.rules', 'orders.credit', 'orders.reconcile', 'orders.take-back', 'logistics.read', 'logistics.ship', 'logistics.receive', 'logistics.track',
  'inventory.read', 'pricing.read',
];

/** A rule of head office's, as the specs write it. */
export interface RuleSeed {
  readonly kind: ApprovalKind;
  readonly threshold: string;
}

/** Lets head office look at every order. */
export const ASK_ALWAYS: readonly RuleSeed[] = [{ kind: 'amount', threshold: '0' }];

/**
 * The channel with `skus` SKUs (ids 1 …), sold by the drum at 100.00 by head office and at 130.00 by the first tier.
 * Every first-tier dealer has a credit of a million. No stock yet: `stockUp`. Without `rules` head office's orders are
 * confirmed as they come.
 */
export async function buildChannel(owner: Client, skus = 3, { rules = [] }: { readonly rules?: readonly RuleSeed[] } = {}): Promise<void> {
  await buildCatalogue(owner);
  for (let id = 1; id <= skus; id += 1) await buildSku(owner, { id });
  await addHeadOffice(owner, HEAD_OFFICE);
  for (const id of [FIRST, OTHER_FIRST]) await addFirstTier(owner, id);
  for (const id of [SECOND, OTHER_SECOND]) await addDealer(owner, { id, tier: 2 });
  await addSupply(owner, { supplierId: FIRST, buyerId: SECOND });
  await addSupply(owner, { supplierId: OTHER_FIRST, buyerId: OTHER_SECOND });
  for (const id of [PLANT, OTHER_PLANT]) await buildStockLocation(owner, { id, ownerId: HEAD_OFFICE });
  for (const [dealer, id] of Object.entries(WAREHOUSE)) await buildStockLocation(owner, { id, ownerId: Number(dealer) });
  const items = (price: string) => Array.from({ length: skus }, (_, index) => ({ skuId: index + 1, price }));
  await buildPriceList(owner, { id: LIST[HEAD_OFFICE], sellerId: HEAD_OFFICE, items: items('100.00') });
  for (const id of [FIRST, OTHER_FIRST] as const) await buildPriceList(owner, { id: LIST[id], sellerId: id, tier: 2, items: items('130.00') });
  await addRules(owner, rules);
}

/** Rules of head office's, for every branch. */
export async function addRules(owner: Client, rules: readonly RuleSeed[]): Promise<void> {
  for (const { kind, threshold } of rules) {
    await owner.query(`INSERT INTO approval_rule (seller_id, kind, threshold, name) VALUES ($1, $2, $3, $2)`, [HEAD_OFFICE, kind, threshold]);
  }
}

/** A first-tier dealer that head office supplies, with a credit of a million. */
export async function addFirstTier(owner: Client, id: number): Promise<void> {
  await addDealer(owner, { id, tier: 1 });
  await owner.query('UPDATE dealer SET credit_limit = 1000000 WHERE id = $1', [id]);
  await addSupply(owner, { supplierId: HEAD_OFFICE, buyerId: id });
}

/** Puts opening stock of an SKU where its owner keeps it. */
export async function stockUp(owner: Client, ownerId: number, locationId: number, stock: Readonly<Record<number, string>>): Promise<void> {
  await buildStock(owner, ...Object.entries(stock).map(([skuId, quantity]) => ({ ownerId, locationId, skuId: Number(skuId), quantity })));
}

const catalogue = { all: true, product_line: [], sku: [] };

/** A first-tier dealer's person: buys from head office at both plants, sells to the second tier. */
export function firstTierCtx(id: number = FIRST, locations: readonly number[] = [PLANT, OTHER_PLANT], userId = id): Ctx {
  const scope = { catalogue, counterparties: [HEAD_OFFICE, SECOND, OTHER_SECOND], stock: { all: false, location: locations }, price: { all: false, price_list: [LIST[HEAD_OFFICE]] } };
  return userCtx({ organisationId: id, userId, name: `经销商${id}用户`, tier: 1 }, scope, ALL_PERMISSIONS);
}

/** A second-tier dealer's person, supplied by one first-tier dealer. */
export function secondTierCtx(id: number = SECOND, supplier: typeof FIRST | typeof OTHER_FIRST = FIRST): Ctx {
  const scope = { catalogue, counterparties: [supplier], stock: { all: false, location: [WAREHOUSE[supplier]] }, price: { all: false, price_list: [LIST[supplier]] } };
  return userCtx({ organisationId: id, userId: id, name: `经销商${id}用户`, tier: 2 }, scope, ALL_PERMISSIONS);
}

/** Head office's order desk: sees every dealer, list and location. */
export function headOfficeCtx(): Ctx {
  const everything = { all: true, dealer: [], branch: [] };
  const scope = { catalogue, dealers: everything, flow: everything, stock: { all: true, location: [] }, price: { all: true, price_list: [] } };
  return userCtx({ organisationId: HEAD_OFFICE, organisationKind: 'head_office', userId: 1, name: '订单员', tier: null }, scope, ALL_PERMISSIONS);
}
