import { ProductionPlans } from '@tributary/inventory';
import { addDays, Quantity, toBase } from '@tributary/kernel';
import { type Sku, Skus } from '@tributary/catalogue';
import { ProductionReporter } from '@tributary/orders';
import type { TxCtx } from '@tributary/platform';
import type { Client } from 'pg';
import type { Company } from '../company/company';
import { copyRows } from '../copy-rows';
import type { SeedStep } from '../seed-step';
import { DEMO_PLANS, type DemoPlan, leadsOf, transitDaysOf } from './production';
import type { StoryClock } from './story-clock';
import { dateByStory } from './story-dates';
import { StoryPeople } from './story-people';
import { tellStory } from './tell-story';

/** The day on which the plans were made: so that one of them can be late by now. */
const PLANNED_BEFORE = 10;

/** What is going to be made, how long it takes and how far it is: what stands behind a promise that is not in stock. */
export const productionStep: SeedStep = {
  name: 'production',
  async run({ client, company }) {
    const { rowCount } = await client.query('SELECT 1 FROM production_lead LIMIT 1');
    if (rowCount !== 0) return 0;
    const terms = await writeTerms(client, company);
    const skus = await chosenSkus(client);
    await tellStory(company, ({ tx, clock, part }) =>
      plan(tx, { skus: part(Skus), people: part(StoryPeople), plans: part(ProductionPlans), reporter: part(ProductionReporter) }, clock, company, skus),
    );
    return terms + DEMO_PLANS.length;
  },
};

interface Parts {
  readonly skus: Skus;
  readonly people: StoryPeople;
  readonly plans: ProductionPlans;
  readonly reporter: ProductionReporter;
}

interface ChosenSkus {
  readonly known: readonly number[];
  readonly other: readonly number[];
}

async function plan(tx: TxCtx, { skus, people, plans, reporter }: Parts, clock: StoryClock, company: Company, chosen: ChosenSkus): Promise<void> {
  clock.moveTo([PLANNED_BEFORE, '09:00']);
  const desk = await people.signIn(tx, 'desk');
  const known = await skus.byIds(desk, [...chosen.known, ...chosen.other]);
  const made: { readonly id: number; readonly produced: string }[] = [];
  for (const demo of DEMO_PLANS) {
    const sku = known.get(skuOf(demo, chosen));
    const location = company.plants[demo.plant];
    if (!sku || !location) throw new Error('The demo company has too few goods or places for its plans.');
    const id = await plans.create(desk, { skuId: sku.id, locationId: location.id, readyOn: addDays(company.until, demo.readyIn), planned: baseOf(sku, demo.planned), note: demo.note });
    if (demo.produced) made.push({ id, produced: baseOf(sku, demo.produced) });
  }
  await dateByStory(tx, clock.now());
  clock.moveTo([1, '17:30']);
  for (const { id, produced } of made) await reporter.report(desk, id, { quantity: produced, producedBefore: '0', note: '入库' });
  await dateByStory(tx, clock.now());
}

function skuOf({ sku }: DemoPlan, { known, other }: ChosenSkus): number {
  return ('known' in sku ? known[sku.known] : other[sku.other]) ?? 0;
}

function baseOf({ salesUnit, units }: Sku, quantity: number): string {
  return toBase(Quantity.of(String(quantity), salesUnit), units).value.toFixed();
}

async function writeTerms(client: Client, company: Company): Promise<number> {
  const { rows } = await client.query<{ code: string }>(`SELECT code FROM division WHERE length(code) = 2 ORDER BY code`);
  const transit = transitDaysOf(company, rows.map(({ code }) => code)).map(({ locationId, division, days }) => [locationId, division, days]);
  const leads = leadsOf(company).map(({ lineId, days, mostOnDemand }) => [lineId, days, mostOnDemand]);
  for (const { packaging, business = null, quantity } of company.industry.minimums) await client.query(MINIMUM, [packaging, business, quantity]);
  return (await copyRows(client, 'transit_time', ['location_id', 'division_code', 'days'], transit)) + (await copyRows(client, 'production_lead', ['product_line_id', 'days', 'most_on_demand'], leads));
}

const MINIMUM = `
  UPDATE sku s SET minimum_quantity = $3
  FROM packaging p, product_line l, business_line b
  WHERE p.id = s.packaging_id AND l.id = s.product_line_id AND b.id = l.business_line_id AND p.code = $1 AND ($2::text IS NULL OR b.code = $2)`;

/** What the first dealer orders most, and what it could order and never did; nothing of which there is a plan already. */
async function chosenSkus(client: Client): Promise<ChosenSkus> {
  const known = await client.query<{ id: number }>(KNOWN);
  const other = await client.query<{ id: number }>(OTHER);
  return { known: known.rows.map(({ id }) => Number(id)), other: other.rows.map(({ id }) => Number(id)) };
}

const KNOWN = `
  SELECT l.sku_id AS id FROM order_line l JOIN sales_order o ON o.id = l.order_id JOIN app_user u ON u.organisation_id = o.buyer_id AND u.account = 'buyer1'
  WHERE NOT l.gift AND l.sku_id NOT IN (SELECT sku_id FROM production_plan) GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 6`;

/** The lowest codes of what lies at head office's first place no more. */
const OTHER = `
  SELECT s.id FROM sku s JOIN product_line p ON p.id = s.product_line_id 
  WHERE p.business_line_id = 1 AND s.status = 'active' AND NOT EXISTS (SELECT 1 FROM stock_balance l WHERE l.sku_id = s.id AND l.location_id = 1 AND l.on_hand > l.reserved)
  ORDER BY s.code LIMIT 3`;
