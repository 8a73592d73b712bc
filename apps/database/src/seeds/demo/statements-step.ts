import { Statements } from '@tributary/orders';
import { sqlOne, type TxCtx } from '@tributary/platform';
import type { SeedStep } from '../seed-step';
import { dateByStory } from './story-dates';
import { StoryPeople } from './story-people';
import { tellStory } from './tell-story';

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
    return tellStory(company, async ({ tx, clock, part }) => {
      const [people, statements] = [part(StoryPeople), part(Statements)];
      let answered = 0;
      for (const { buyer, objection, agrees } of ANSWERS) {
        clock.moveTo([1, '15:10']);
        answered += await answer(await people.signIn(tx, buyer), statements, objection);
        await dateByStory(tx, clock.now());
        clock.moveTo([0, '09:40']);
        if (agrees) answered += await answer(await people.signIn(tx, buyer), statements);
        await dateByStory(tx, clock.now());
      }
      return answered;
    });
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
