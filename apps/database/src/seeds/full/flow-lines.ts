import { basePerSales } from '../company/catalogue';
import type { Company } from '../company/company';
import { yuan } from '../company/price-lists';
import { Random } from '../random';
import { customerNameId, fileIdOf, type FlowMonth, type FlowPlan, type FlowSender, productNameId } from './flow-plan';

export const FLOW_ENTRY = [
  'id', 'dealer_id', 'entry_date', 'kind', 'sku_id', 'product_name_id', 'customer_name_id', 'quantity', 'amount', 'document_number', 'raw_file_id', 'sheet', 'row_no',
];

const QUANTITIES = [1, 1, 1, 2, 2, 2, 3, 4, 4, 5, 6, 8, 10, 12, 20];
/** A day's sales are about a few products: daily sums stay well below the number of entries. */
const PRODUCTS_PER_DAY = 4;
const LINES_PER_DAY = [4, 11] as const;

/** The sales of one month in COPY's text format, dealer after dealer, day after day; ids count up from `firstId`. */
export function* flowLines(company: Company, { senders }: FlowPlan, month: FlowMonth, firstId: number): Generator<string> {
  let id = firstId;
  for (const sender of senders) {
    const random = new Random(company.seed, 'flow', sender.dealer.index, month.code);
    const file = fileIdOf(sender, month);
    // the first row of a file is its header
    let row = 1;
    for (const day of month.days) {
      for (const sale of salesOf(sender, random)) {
        row += 1;
        yield `${id}\t${sender.dealer.id}\t${day}\tsale\t${sale}\tXS${day}-${row}\t${file}\t1\t${row}\n`;
        id += 1;
      }
    }
  }
}

/** SKU, names, quantity in base units and amount of each sale of a day. */
function* salesOf(sender: FlowSender, random: Random): Generator<string> {
  const { products, customers } = sender.book;
  const onSale = Array.from({ length: PRODUCTS_PER_DAY }, () => random.between(0, products.length - 1));
  for (let line = random.between(...LINES_PER_DAY); line > 0; line -= 1) {
    const index = random.pick(onSale);
    const product = products[index];
    if (!product) continue;
    const { sku, price } = product;
    const quantity = random.pick(QUANTITIES);
    const names = `${productNameId(sender, index)}\t${customerNameId(sender, random.between(0, customers.length - 1))}`;
    yield `${sku.id}\t${names}\t${quantity * basePerSales(sku.packaging)}\t${yuan(quantity * price)}`;
  }
}
