import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By when an order has to move on, as the order desk's work list is sorted. */
export class OrderDesk0021 implements MigrationInterface {
  readonly name = 'OrderDesk1760000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION next_working_day(day date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
        $$ SELECT day + CASE extract(isodow FROM day) WHEN 5 THEN 3 WHEN 6 THEN 2 ELSE 1 END $$;
      -- The same rule as \`urgencyOf\`: four working hours, Monday to Friday from nine to six in Shanghai.
      CREATE FUNCTION decision_due(since timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN s.at::time <= TIME '14:00' THEN s.at + INTERVAL '4 hours'
                    ELSE next_working_day(s.at::date) + (s.at::time - INTERVAL '5 hours') END AT TIME ZONE 'Asia/Shanghai'
        FROM (
          SELECT CASE WHEN extract(isodow FROM l.at) IN (6, 7) OR l.at::time >= TIME '18:00' THEN next_working_day(l.at::date) + TIME '09:00'
                      WHEN l.at::time < TIME '09:00' THEN l.at::date + TIME '09:00' ELSE l.at END AS at
          FROM (SELECT since AT TIME ZONE 'Asia/Shanghai' AS at) l
        ) s $$;
      CREATE FUNCTION order_due(work text, submitted_at timestamptz, promised_on date) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN work = 'decide' OR promised_on IS NULL THEN decision_due(submitted_at)
                    ELSE (promised_on + TIME '18:00') AT TIME ZONE 'Asia/Shanghai' END $$;
      -- what a seller still has to do, without the years of orders that are done
      CREATE INDEX sales_order_open ON sales_order (seller_id) WHERE state IN ('submitted', 'offered', 'confirmed', 'in-production', 'allocated', 'shipping');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX sales_order_open;
      DROP FUNCTION order_due(text, timestamptz, date);
      DROP FUNCTION decision_due(timestamptz);
      DROP FUNCTION next_working_day(date)`);
  }
}
