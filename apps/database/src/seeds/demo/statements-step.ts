import { Statements } from '@tributary/orders';
import { sql, sqlOne, systemCtx, type TxCtx, UnitOfWork } from '@tributary/platform';
import { DataSource } from 'typeorm';
import type { SeedStep } from '../seed-step';
import { StoryClock } from './story-clock';
import { dateByStory } from './story-dates';
import { storyApplication } from './story-module';
import { StoryPeople } from './story-people';

/** Buyers who answer the months that are over: some object to the last one, and not all of them agree in the end. */
const ANSWERS: readonly { readonly buyer: string; readonly objection: string; readonly agrees: boolean }[] = [
  { buyer: 'buyer1', objection: '有一笔订单与我方台账不符，请核对。', agrees: true },
  { buyer: 'dealer2', objection: '订单金额与约定不符，请核对。', agrees: false },
];

/** Statements that were confirmed or objected to, by the product itself. */
export const statementsStep: SeedStep = {
  name: 'statement answers',
  async run({ client, company }) {
    const { rowCount } = await client.query('SELECT 1 FROM statement_answer LIMIT 1');
    if (rowCount !== 0) return 0;
    const clock = new StoryClock(company.until);
    const application = await storyApplication(process.env['DATABASE_URL'] ?? '', clock);
    try {
      const [people, statements] = [application.get(StoryPeople), application.get(Statements, { strict: false })];
      return await application.get(UnitOfWork).write(systemCtx('seed'), async (tx) => {
        let answered = 0;
        for (const { buyer, objection, agrees } of ANSWERS) {
          clock.moveTo([1, '15:10']);
          answered += await answer(await people.signIn(tx, buyer), statements, objection);
          await dateByStory(tx, clock.now());
          clock.moveTo([0, '09:40']);
          if (agrees) answered += await answer(await people.signIn(tx, buyer), statements);
          await dateByStory(tx, clock.now());
        }
        // nobody listens to what happened before the product was there
        await sql(tx, 'DELETE FROM outbox');
        return answered;
      });
    } finally {
      await application.get(DataSource).destroy();
      await application.close();
    }
  },
};

/** Objects to the last month that is over, and says yes to those before; without an objection to all of them. */
async function answer(person: TxCtx, statements: Statements, objection?: string): Promise<number> {
  const account = await sqlOne<{ sellerId: number }>(person, 'SELECT seller_id AS "sellerId" FROM credit_account WHERE buyer_id = $1 ORDER BY used DESC LIMIT 1', [person.scope.organisation]);
  if (!account) return 0;
  const { items } = await statements.list(person, 'buyer', account.sellerId, {});
  const over = items.filter(({ state }) => state === 'due' || state === 'objected');
  for (const [age, { month, closing }] of over.entries()) {
    const isObjection = age === 0 && objection !== undefined;
    await statements.answer(person, account.sellerId, month, isObjection ? { answer: 'objected', closing, reason: objection } : { answer: 'confirmed', closing });
  }
  return over.length;
}
