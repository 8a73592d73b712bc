import type { Company } from '../company/company';
import { supplyOf } from '../company/supply';
import type { SeedStep } from '../seed-step';
import { storyOf } from './story';
import { StoryNotices } from './story-notices';
import { type Cast, StoryTeller } from './story-teller';
import { dateByStory } from './story-dates';
import { tellStory } from './tell-story';

/** A month of orders. */
export const ordersStep: SeedStep = {
  name: 'orders',
  async run({ client, company }) {
    const { rowCount } = await client.query('SELECT 1 FROM sales_order LIMIT 1');
    if (rowCount !== 0) return 0;
    const story = storyOf(company.industry.story);
    await tellStory(company, async ({ tx, clock, part }) => {
      await part(StoryTeller).tell(tx, clock, story, castOf(company), (at) => dateByStory(tx, at));
      await part(StoryNotices).tell(tx, clock.now());
    });
    return story.length;
  },
};

/** The customer without a demo account is the last that the first dealer supplies; it has the account of its code. */
function castOf(company: Company): Cast {
  const { industry, dealers, firstTier } = company;
  const [[dealer], [main]] = [firstTier, industry.businessLines];
  const customers = [...supplyOf(company)].filter(({ supplierId, line, upTo }) => supplierId === dealer?.id && line === main.code && upTo === null);
  const active = dealers.filter(({ id, index, status }) => status === 'active' && index > 0 && customers.some(({ buyerId }) => buyerId === id));
  const other = active.at(-1);
  if (!dealer || !other || active.length < 2) throw new Error('The first dealer needs at least three customers.');
  return { dealerId: dealer.id, accountOf: (buyer) => (buyer === 'other' ? other.code.toLowerCase() : buyer) };
}
