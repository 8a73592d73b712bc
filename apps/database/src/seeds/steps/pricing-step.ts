import { searchText } from '@tributary/kernel';
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
      ['id', 'code', 'name', 'name_en', 'seller_id', 'tier', 'priority', 'valid', 'kind', 'contract_number', 'buyer_id', 'search_text'],
      plans.map(listRow),
    );
    const items = await copyRows(client, 'price_list_item', ['price_list_id', 'sku_id', 'unit', 'from_quantity', 'price', 'valid'], itemRows(seed, plans));
    await advanceSequences(client, 'price_list');
    return plans.length + items;
  },
};

function listRow({ id, code, name, nameEn, sellerId, tier, priority, valid, contract }: PriceListPlan): CopyRow {
  const kind = contract ? 'contract' : 'list';
  return [id, code, name, nameEn, sellerId, tier, priority, valid, kind, contract?.number ?? null, contract?.buyer.id ?? null, searchText(code, name, nameEn, contract?.number)];
}

function* itemRows({ company, progress }: SeedRun, plans: readonly PriceListPlan[]): Generator<CopyRow> {
  let count = 0;
  for (const plan of plans) {
    for (const { skuId, unit, from, price, valid } of itemsOf(plan, company.catalogue.skus, company.until)) {
      progress((count += 1));
      yield [plan.id, skuId, unit, from, price, valid];
    }
  }
}
