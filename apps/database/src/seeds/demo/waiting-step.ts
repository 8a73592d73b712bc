import { addDays, Quantity, toBase } from '@tributary/kernel';
import { BasketEditor, OrderSubmitter } from '@tributary/orders';
import { ProductionPlans } from '@tributary/inventory';
import { sqlOne, type TxCtx, userOf } from '@tributary/platform';
import type { Company } from '../company/company';
import { HEAD_OFFICE_ID } from '../company/dealers';
import { Random } from '../random';
import type { SeedStep } from '../seed-step';
import { StoryDecisions } from './story-acts';
import { dateByStory } from './story-dates';
import { StoryPeople } from './story-people';
import { StoryShelf } from './story-shelf';
import { tellStory } from './tell-story';

/** Who may order what is still to be made: the first of them that see the plant. */
const BUYERS = ['buyer1', 'd1002', 'd1003', 'd1004', 'd1005'] as const;
const MOST = 2;
const DAYS_TO_GO = 9;
const PACKS = 4;
/** So many times what one of them orders is planned. */
const PLENTY = 8;

/** Orders that wait for one production plan: what the order desk allocates, and what the list of shortages shows. */
export const waitingStep: SeedStep = {
  name: 'waiting',
  async run({ client, company }) {
    const { rowCount } = await client.query(`SELECT 1 FROM order_line WHERE supply = 'preorder' LIMIT 1`);
    if (rowCount !== 0) return 0;
    await tellStory(company, async ({ tx, clock, part }) => {
      clock.moveTo([0, '16:20']);
      const [people, shelf, decisions] = [part(StoryPeople), part(StoryShelf), part(StoryDecisions)];
      await tell(tx, { people, shelf, decisions, plans: part(ProductionPlans), baskets: part(BasketEditor), submitter: part(OrderSubmitter) }, company);
      await dateByStory(tx, clock.now());
    });
    return MOST;
  },
};

interface Parts {
  readonly people: StoryPeople;
  readonly shelf: StoryShelf;
  readonly decisions: StoryDecisions;
  readonly plans: ProductionPlans;
  readonly baskets: BasketEditor;
  readonly submitter: OrderSubmitter;
}

async function tell(tx: TxCtx, { people, shelf, decisions, plans, baskets, submitter }: Parts, company: Company): Promise<void> {
  const desk = await people.signIn(tx, 'desk');
  const first = await people.signIn(tx, BUYERS[0]);
  const [sku] = await shelf.take(first, HEAD_OFFICE_ID, 1, new Random('waiting', 0));
  if (!sku) throw new Error('Nothing can be ordered.');
  const place = await sqlOne<{ id: number }>(first, PLACE, [HEAD_OFFICE_ID, sku.id, first.scope.stock.location]);
  if (!place) throw new Error(`No location of ${userOf(first).name} has ${sku.code}.`);
  const quantity = String(PACKS * Number(sku.packMultiple));
  const planned = toBase(Quantity.of(quantity, sku.salesUnit), sku.units).value.times(PLENTY).toFixed();
  await plans.create(desk, { skuId: sku.id, locationId: place.id, readyOn: addDays(company.until, DAYS_TO_GO), planned, note: '月度排产' });
  const buyers = [];
  for (const account of BUYERS) buyers.push({ account, person: await people.signIn(tx, account) });
  for (const { account, person } of buyers.filter((buyer) => buyer.person.scope.stock.location.includes(place.id)).slice(0, MOST)) {
    await baskets.put(person, { sellerId: HEAD_OFFICE_ID, skuId: sku.id, quantity, unit: sku.salesUnit, locationId: null, supply: 'preorder' });
    const id = await submitter.submit(person, { sellerId: HEAD_OFFICE_ID, note: '等新一批' });
    await decisions.approve(desk, { do: 'approve', at: [0, '16:40'] }, { buyer: account, firstTier: true, id, shipmentId: 0, returnId: 0 });
  }
}

const PLACE = 'SELECT location_id AS id FROM stock_balance WHERE owner_id = $1 AND sku_id = $2 AND location_id = ANY ($3::bigint[]) ORDER BY on_hand - reserved DESC LIMIT 1';
