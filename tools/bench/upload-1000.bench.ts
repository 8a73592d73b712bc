// An order sheet of 1,000 rows, from the bytes of its workbook to the full row-by-row result (read in a process of its own,
// columns, SKUs by code, own number and name, units, merges, prices, stock, proposals for what is unknown), against SheetJS
// parsing that very file alone, in this process. Both sides take turns.
import 'reflect-metadata';
import { buildSku } from '@tributary/catalogue/testing';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, PLANT, QuickEntryDriver, stockUp } from '@tributary/orders/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { writeWorkbook } from '@tributary/sheets';
import { read, utils } from 'xlsx';
import { report, seconds } from './report';

const ROWS = 1000;
const SKUS = 4000;
const ROUNDS = 30;
const WARM_UP = 8;
/** Every so manieth row names nothing that exists, the dealer's own number, no more than the name. */
const [UNKNOWN, OWN, NAMED] = [50, 10, 20];

async function main(): Promise<void> {
  const db = await createTestDatabase();
  let entry: QuickEntryDriver | undefined;
  try {
    await arrange(db);
    entry = await QuickEntryDriver.on(db);
    const bytes = writeWorkbook([{ name: '订货单', rows: sheet() }]);
    const buyer = firstTierCtx();
    let [ours, reference] = [0, 0];
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const own = await seconds(async () => verify(await entry?.file(buyer, bytes)));
      const theirs = await seconds(async () => utils.sheet_to_json(read(bytes).Sheets['订货单'] ?? {}, { header: 1 }));
      if (round >= WARM_UP) [ours, reference] = [ours + own, reference + theirs];
    }
    report({ name: 'upload-1000', ours: (ROUNDS * ROWS) / ours, reference: (ROUNDS * ROWS) / reference, unit: 'rows/s' });
  } finally {
    await entry?.stop();
    await db.drop();
  }
}

async function arrange(db: TestDatabase): Promise<void> {
  await buildChannel(db.owner, 1);
  for (let id = 2; id <= SKUS; id += 1) {
    await buildSku(db.owner, { id, code: codeOf(id), name: nameOf(id), grade: `劲力 CI-4 15W-40 ${id}`, units: { carton: '4' } });
  }
  await db.owner.query(`INSERT INTO price_list_item (price_list_id, sku_id, unit, price, valid) SELECT 1, id, 'drum', 100, '[2000-01-01,)' FROM sku WHERE id > 1`);
  await db.owner.query(`INSERT INTO dealer_article (dealer_id, number_key, number_shown, sku_id, updated_by) SELECT $1, 'own' || id, 'OWN-' || id, id, 'bench' FROM sku`, [FIRST]);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, Object.fromEntries(Array.from({ length: SKUS }, (_, index) => [index + 1, '500'])));
  await db.owner.query('ANALYZE');
}

const codeOf = (id: number): string => `YH${String(id).padStart(6, '0')}-18L`;
const nameOf = (id: number): string => `远航劲力柴油机油 CI-4 15W-40 第${id}号 18L/桶`;

function sheet(): (string | number)[][] {
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const id = 2 + ((index * 3) % (SKUS - 2));
    const isUnknown = index % UNKNOWN === 7;
    const article = isUnknown ? `YX${id}-19L` : index % NAMED === 3 ? '' : index % OWN === 5 ? `own ${id}` : codeOf(id);
    return [index + 1, article, isUnknown ? '别家的油' : nameOf(id), 1 + (index % 40), '桶', '尽快发货'];
  });
  return [['序号', '货号', '品名', '订货数量', '单位', '备注'], ...rows];
}

function verify(rows: { readonly state: string }[] | undefined): void {
  const good = rows?.filter(({ state }) => state === 'ok').length ?? 0;
  if (good !== ROWS - ROWS / UNKNOWN) throw new Error(`${good} rows can be ordered.`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
