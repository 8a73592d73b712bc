import { openingStock, warehousesOf } from '../company/locations';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';

const MOVEMENT = ['owner_id', 'location_id', 'sku_id', 'kind', 'on_hand_delta', 'reserved_delta', 'document', 'document_id', 'document_number', 'actor_name', 'at'];

/** Stock locations of head office and of every dealer, and what they begin with. The balances follow from the movements. */
export const stockStep: SeedStep = {
  name: 'stock',
  async run(seed) {
    const { client } = seed;
    const locations = await copyRows(client, 'stock_location', ['id', 'owner_id', 'code', 'name', 'name_en', 'division_code', 'receives'], locationRows(seed));
    const movements = await copyRows(client, 'stock_movement', MOVEMENT, openingRows(seed));
    await advanceSequences(client, 'stock_location');
    return locations + movements;
  },
};

function* locationRows({ company }: SeedRun): Generator<CopyRow> {
  for (const location of [...company.plants, ...warehousesOf(company)]) {
    yield [location.id, location.ownerId, location.code, location.name, location.nameEn, location.divisionCode, location.receives];
  }
}

function* openingRows({ company, progress }: SeedRun): Generator<CopyRow> {
  const year = company.until.slice(0, 4);
  let count = 0;
  for (const { location, skuId, quantity } of openingStock(company)) {
    progress((count += 1));
    yield [location.ownerId, location.id, skuId, 'opening', quantity, 0, 'opening', 0, `QC${year}-${location.code}`, '期初导入', `${year}-01-01T00:00:00+08:00`];
  }
}
