import { sql, systemCtx, type TxCtx, UnitOfWork } from '@tributary/platform';
import { DataSource } from 'typeorm';
import type { Company } from '../company/company';
import { supplyOf } from '../company/supply';
import type { SeedStep } from '../seed-step';
import { STORY } from './story';
import { StoryClock } from './story-clock';
import { storyApplication } from './story-module';
import { StoryNotices } from './story-notices';
import { type Cast, StoryTeller } from './story-teller';

/**
 * A month of orders. The product writes them over a connection of its own, in one transaction: when a run was killed
 * right behind it, the next one finds the orders and has nothing to do.
 */
export const ordersStep: SeedStep = {
  name: 'orders',
  async run({ client, company }) {
    const { rowCount } = await client.query('SELECT 1 FROM sales_order LIMIT 1');
    if (rowCount !== 0) return 0;
    const clock = new StoryClock(company.until);
    const application = await storyApplication(process.env['DATABASE_URL'] ?? '', clock);
    try {
      const teller = application.get(StoryTeller);
      await application.get(UnitOfWork).write(systemCtx('seed'), async (tx) => {
        await teller.tell(tx, clock, STORY, castOf(company), (at) => date(tx, at));
        await application.get(StoryNotices).tell(tx, clock.now());
        // nobody listens to what happened before the product was there
        await sql(tx, 'DELETE FROM outbox');
      });
    } finally {
      await application.get(DataSource).destroy();
      await application.close();
    }
    return STORY.length;
  },
};

/** What the product dated by the transaction's clock happened at that moment of the story. */
async function date(tx: TxCtx, at: Date): Promise<void> {
  for (const [table, column] of DATED) await sql(tx, `UPDATE ${table} SET ${column} = $1 WHERE ${column} = now()`, [at]);
}

const DATED = [
  ['stock_movement', 'at'], ['stock_balance', 'updated_at'], ['credit_movement', 'at'], ['expense_movement', 'at'], ['expense_budget', 'updated_at'], ['audit_entry', 'at'], ['consignment_event', 'recorded_at'],
  ['outbox', 'created_at'],
] as const;

/** The customer without a demo account is the last that the first dealer supplies; it has the account of its code. */
function castOf({ dealers, firstTier, branches, seed, until }: Company): Cast {
  const [dealer] = firstTier;
  const customers = [...supplyOf(dealers, branches.length, seed, until)].filter(({ supplierId, line, upTo }) => supplierId === dealer?.id && line === 'vehicle' && upTo === null);
  const active = dealers.filter(({ id, index, status }) => status === 'active' && index > 0 && customers.some(({ buyerId }) => buyerId === id));
  const other = active.at(-1);
  if (!dealer || !other || active.length < 2) throw new Error('The first dealer needs at least three customers.');
  return { dealerId: dealer.id, accountOf: (buyer) => (buyer === 'other' ? other.code.toLowerCase() : buyer) };
}
