import { itemsOf, type PriceListPlan, priceListsOf } from '../company/price-lists';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';

/** Price lists of head office and of dealers, with their entries. */
export const pricingStep: SeedStep = {
  name: 'price lists',
  async run(seed) {
    const { client, company } = seed;
    const plans = priceListsOf(company);
    await copyRows(
      client,
      'price_list',
      ['id', 'code', 'name', 'name_en', 'seller_id', 'tier', 'priority', 'valid'],
      plans.map((plan) => [plan.id, plan.code, plan.name, plan.nameEn, plan.sellerId, plan.tier, plan.priority, plan.valid]),
    );
    const items = await copyRows(client, 'price_list_item', ['price_list_id', 'sku_id', 'unit', 'price', 'valid'], itemRows(seed, plans));
    await advanceSequences(client, 'price_list');
    return plans.length + items;
  },
};

function* itemRows({ company, progress }: SeedRun, plans: readonly PriceListPlan[]): Generator<CopyRow> {
  let count = 0;
  for (const plan of plans) {
    for (const { skuId, unit, price, valid } of itemsOf(plan, company.catalogue.skus, company.until)) {
      progress((count += 1));
      yield [plan.id, skuId, unit, price, valid];
    }
  }
}
