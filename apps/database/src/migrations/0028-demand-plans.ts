import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans that demand makes by itself, as far as head office lets it: "can be planned by" as something to choose (docs/adr/0014). */
export class DemandPlans0028 implements MigrationInterface {
  readonly name = 'DemandPlans1760000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- planned: a planner made it, or took it over; demand: it is what buyers asked for, and no more
      ALTER TABLE production_plan ADD COLUMN origin text NOT NULL DEFAULT 'planned' CHECK (origin IN ('planned', 'demand'));
      -- Nothing of a plan that demand made is ever free to others.
      ALTER TABLE production_plan ADD CONSTRAINT production_plan_demand CHECK (origin = 'planned' OR planned = produced + promised - allocated);
      ALTER TABLE production_plan DROP CONSTRAINT production_plan_owner_id_location_id_sku_id_ready_on_key;
      CREATE UNIQUE INDEX production_plan_day ON production_plan (owner_id, location_id, sku_id, ready_on) WHERE origin = 'planned';
      CREATE UNIQUE INDEX production_plan_demand_day ON production_plan (owner_id, location_id, sku_id, ready_on) WHERE origin = 'demand' AND status = 'open';

      -- How much of one SKU may be asked for on one day at one location without a planner, in its sales unit; NULL: nothing.
      ALTER TABLE production_lead ADD COLUMN most_on_demand numeric(18,3) CHECK (most_on_demand > 0);

      -- plannable: a basket line that wants a plan of its own; once submitted it is a pre-order line of that plan
      ALTER TABLE order_line DROP CONSTRAINT order_line_supply_check,
        ADD CONSTRAINT order_line_supply_check CHECK (supply IN ('stock', 'preorder', 'plannable')),
        ADD CONSTRAINT order_line_plannable CHECK (supply <> 'plannable' OR (production_plan_id IS NULL AND allocated_base = 0));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM order_line WHERE supply = 'plannable';
      ALTER TABLE order_line DROP CONSTRAINT order_line_plannable, DROP CONSTRAINT order_line_supply_check,
        ADD CONSTRAINT order_line_supply_check CHECK (supply IN ('stock', 'preorder'));
      ALTER TABLE production_lead DROP COLUMN most_on_demand;
      DROP INDEX production_plan_demand_day, production_plan_day;
      ALTER TABLE production_plan DROP CONSTRAINT production_plan_demand, DROP COLUMN origin,
        ADD CONSTRAINT production_plan_owner_id_location_id_sku_id_ready_on_key UNIQUE (owner_id, location_id, sku_id, ready_on);
    `);
  }
}
