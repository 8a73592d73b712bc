import type { Client } from 'pg';
import type { BookEntry } from '../company/book';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';
import { channelOf } from './channel';
import { flowNameIds } from './flow-name-ids';

const NAME = [
  'id', 'dealer_id', 'kind', 'text_key', 'text_shown', 'code_shown', 'sku_id', 'terminal_id', 'method', 'alias_id', 'decided_at', 'decided_by',
  'first_seen_at', 'last_seen_at',
];

/** A name of a dealer that means something, or waits. */
interface Named {
  readonly id: number;
  readonly dealerId: number;
  readonly entry: BookEntry;
  readonly target: number;
}

/** The dealers' names for products and customers, and the operator's decisions about those that are neither code nor name. */
export const namesStep: SeedStep = {
  name: 'names',
  async run(seed) {
    const channels = channelOf(seed.company);
    const ids = flowNameIds(channels);
    const products = channels.flatMap((channel) =>
      channel.products.map((entry): Named => ({ id: ids.product(channel, entry), dealerId: channel.dealer.id, entry, target: entry.sku.id })),
    );
    const customers = channels.flatMap((channel) =>
      [...channel.customers, ...channel.unknownCustomers].map((entry): Named => ({ id: ids.customer(channel, entry), dealerId: channel.dealer.id, entry, target: entry.terminal.id })),
    );
    const operator = await operatorOf(seed.client);
    await writeAliases(seed, 'sku', products, operator);
    await writeAliases(seed, 'terminal', customers, operator);
    const rows = [...products.map((one) => nameRow(seed, 'product', one, operator)), ...customers.map((one) => nameRow(seed, 'terminal', one, operator))];
    await copyRows(seed.client, 'flow_name', NAME, rows);
    await advanceSequences(seed.client, 'flow_name', 'sku_alias', 'terminal_alias');
    return rows.length;
  },
};

interface Operator {
  readonly id: number;
  readonly name: string;
}

async function operatorOf(client: Client): Promise<Operator> {
  const { rows } = await client.query<Operator>(`SELECT id, name FROM app_user WHERE account = 'operator'`);
  if (!rows[0]) throw new Error('The company has no operator.');
  return rows[0];
}

/** A decision bears the number of the name that it is about. */
async function writeAliases({ client, company }: SeedRun, kind: 'sku' | 'terminal', names: readonly Named[], operator: Operator): Promise<void> {
  const columns = ['id', 'dealer_id', 'text_key', 'text_shown', `${kind}_id`, 'decided_by', 'decided_at'];
  const decided = names.filter(({ entry }) => entry.method === 'alias');
  const rows = decided.map(({ id, dealerId, entry, target }): CopyRow => [id, dealerId, entry.key, entry.shown, target, operator.id, decidedAt(company.until)]);
  await copyRows(client, `${kind}_alias`, columns, rows);
}

function nameRow({ company }: SeedRun, kind: 'product' | 'terminal', { id, dealerId, entry, target }: Named, operator: Operator): CopyRow {
  const { key, shown, code, method } = entry;
  const meant = method === undefined ? null : target;
  const decision = method === 'alias' ? [id, decidedAt(company.until), operator.name] : [null, null, null];
  const seen = [`${company.until} 00:00+08`, `${company.until} 00:00+08`];
  return [id, dealerId, kind, key, shown, code, kind === 'product' ? meant : null, kind === 'terminal' ? meant : null, method ?? null, ...decision, ...seen];
}

const decidedAt = (until: string): string => `${until} 10:30+08`;
