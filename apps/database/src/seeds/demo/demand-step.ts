import { BasketEditor, OrderSubmitter } from '@tributary/orders';
import type { TxCtx } from '@tributary/platform';
import type { Company } from '../company/company';
import { HEAD_OFFICE_ID } from '../company/dealers';
import { Random } from '../random';
import type { SeedStep } from '../seed-step';
import { leadsOf } from './production';
import { StoryDecisions } from './story-acts';
import { dateByStory } from './story-dates';
import { StoryPeople } from './story-people';
import { StoryShelf } from './story-shelf';
import { tellStory } from './tell-story';

const BUYER = 'buyer1';
const PACKS = 4;
/** So many of the buyer's products are looked at for one that needs no planner. */
const LOOKED_AT = 12;

/** Where head office lets demand plan by itself, and none of its plans is there yet. */
const UNTOLD = `SELECT 1 FROM production_lead WHERE most_on_demand IS NOT NULL AND NOT EXISTS (SELECT 1 FROM production_plan WHERE origin = 'demand') LIMIT 1`;

/** An order for what nobody planned yet: the wish makes the plan, which waits for a planner. */
export const demandStep: SeedStep = {
  name: 'demand',
  async run({ client, company }) {
    const { rowCount } = await client.query(UNTOLD);
    if (rowCount === 0) return 0;
    await tellStory(company, async ({ tx, clock, part }) => {
      clock.moveTo([0, '16:50']);
      await tell(tx, { people: part(StoryPeople), shelf: part(StoryShelf), decisions: part(StoryDecisions), baskets: part(BasketEditor), submitter: part(OrderSubmitter) }, company);
      await dateByStory(tx, clock.now());
    });
    return 1;
  },
};

interface Parts {
  readonly people: StoryPeople;
  readonly shelf: StoryShelf;
  readonly decisions: StoryDecisions;
  readonly baskets: BasketEditor;
  readonly submitter: OrderSubmitter;
}

async function tell(tx: TxCtx, { people, shelf, decisions, baskets, submitter }: Parts, company: Company): Promise<void> {
  const buyer = await people.signIn(tx, BUYER);
  const desk = await people.signIn(tx, 'desk');
  const most = new Map(leadsOf(company).map(({ lineId, mostOnDemand }) => [lineId, mostOnDemand ?? 0]));
  const offered = await shelf.take(buyer, HEAD_OFFICE_ID, LOOKED_AT, new Random('demand', 0));
  const sku = offered.find(({ productLineId, packMultiple }) => (most.get(productLineId) ?? 0) >= PACKS * Number(packMultiple));
  if (!sku) throw new Error('Nothing can be planned without a planner.');
  await baskets.put(buyer, { sellerId: HEAD_OFFICE_ID, skuId: sku.id, quantity: String(PACKS * Number(sku.packMultiple)), unit: sku.salesUnit, locationId: null, supply: 'plannable' });
  const id = await submitter.submit(buyer, { sellerId: HEAD_OFFICE_ID, note: '请安排排产' });
  await decisions.approve(desk, { do: 'approve', at: [0, '16:55'] }, { buyer: BUYER, firstTier: true, id, shipmentId: 0, returnId: 0 });
}
