import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { batchesOf } from '../company/batches';
import { unitWord } from '../company/book';
import { yuan } from '../company/price-lists';
import { basePerSales, type SkuPlan } from '../company/catalogue';
import type { Company } from '../company/company';
import { type ChannelDealer, channelOf } from './channel';
import { webDealersOf } from './web-dealers';

const LINES_PER_DAY = 20;
const SMALLEST_PACK = 4;

/** The pretend outside world in the words of its dealers; the form is that of apps/sandbox/README.md. */
export function sandboxSpec(company: Company): object {
  const channels = channelOf(company);
  const batches = company.industry.channel.shelfLife ? { batches: true } : {};
  return {
    seed: company.seed,
    dealers: [
      ...channels.map(({ ftpUser, ftpPassword, dealer: { code, name }, layout }, index) => ({
        ftpUser, ftpPassword, code, name, layout, linesPerDay: LINES_PER_DAY, ...batches, ...(index === channels.length - 1 ? { mixesUnits: true } : {}),
      })),
      ...webDealersOf(company).map(({ user, password, dealer: { code, name }, captcha }) => ({ ftpUser: user, ftpPassword: password, code, name, layout: 'standard', linesPerDay: LINES_PER_DAY, captcha, ...batches })),
    ],
    products: [...commonProducts(channels), ...channels.map((channel) => strangeProduct(company, channel))],
    terminals: channels.flatMap((channel) => [
      ...channel.customers.map(({ name }) => ({ names: { [channel.dealer.code]: name }, strange: false })),
      { names: { [channel.dealer.code]: channel.strangeCustomer.name }, strange: true },
    ]).concat(webDealersOf(company).flatMap(({ dealer, customers }) => customers.map((name) => ({ names: { [dealer.code]: name }, strange: false })))),
  };
}

/** Everybody sells them; `names` holds those that a dealer calls by words of its own. */
function commonProducts(channels: readonly ChannelDealer[]): object[] {
  const skus = new Map(channels.flatMap(({ products }) => products.map(({ sku, unit, batches }) => [sku.id, { sku, unit, batches }] as const)));
  return [...skus.values()].map(({ sku, unit, batches }) => {
    const own = channels.flatMap(({ dealer, products }) =>
      products.filter((product) => product.sku.id === sku.id && product.method === 'alias').map(({ code, name }) => [dealer.code, { code, name }] as const),
    );
    const { code, name } = sku;
    return { code, name, specification: sku.dealerWords.specification, unit, price: yuan(Math.round(sku.price * 1.2)), names: Object.fromEntries(own), strange: false, ...piecesOf(sku), ...(batches.length > 0 ? { batches } : {}) };
  });
}

/** Of packs so large that a price can tell a piece from the whole. */
function piecesOf({ packaging }: SkuPlan): { readonly pieces?: number } {
  const pieces = basePerSales(packaging);
  return pieces >= SMALLEST_PACK ? { pieces } : {};
}

function strangeProduct(company: Company, { dealer, strangeProduct: { code, name, specification, sku } }: ChannelDealer): object {
  const batches = batchesOf(company, sku);
  return { code, name, specification, unit: unitWord(company, sku), price: yuan(Math.round(sku.price * 1.1)), names: { [dealer.code]: { code, name } }, strange: true, ...(batches.length > 0 ? { batches } : {}) };
}

const fileOf = (): string => path.join(process.env['SANDBOX_DIR'] ?? '.data/sandbox', 'spec.json');

/** Writes the spec where the sandbox reads it (SANDBOX_DIR), whole or not at all. */
export function writeSandboxSpec(company: Company): void {
  const file = fileOf();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(sandboxSpec(company), null, 2));
  renameSync(`${file}.part`, file);
}

/** After somebody removed the sandbox's folder. */
export function restoreSandboxSpec(company: Company): void {
  if (!existsSync(fileOf())) writeSandboxSpec(company);
}
