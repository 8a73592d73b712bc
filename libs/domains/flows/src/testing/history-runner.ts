import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { buildTerminal } from '@tributary/terminals/testing';
import { type ArrivalHistory, HISTORY_ROADS, type HistoryRoad, type HistoryStep } from './arrival-history';
import { buildDealers, SECRET } from './feed.builder';
import { MortalPoster } from './mortal-poster';
import { PostingDriver } from './posting-driver';
import { staleWeights } from './stale-weights';

const FIRST_DEALER = 100;

/** Lets histories happen to dealers, a new one each, in a database of its own. */
export class HistoryRunner {
  private dealers = 0;

  private constructor(
    private readonly db: TestDatabase,
    private readonly driver: PostingDriver,
    private readonly mortal: MortalPoster,
    private readonly layoutId: number,
  ) {}

  static async start(): Promise<HistoryRunner> {
    const db = await createTestDatabase();
    await buildCatalogue(db.owner);
    await buildSku(db.owner, { id: 1, code: 'YH-1', baseUnit: 'drum', units: { carton: '4' } });
    await buildSku(db.owner, { id: 2, code: 'YH-2', baseUnit: 'drum', units: { carton: '4' } });
    await buildDealers(db.owner);
    await buildTerminal(db.owner, { id: 1, name: '仁爱汽修' });
    const { rows } = await db.owner.query<{ id: number }>(`INSERT INTO layout (dealer_id, name, mapping) VALUES (11, 'L', '{"kind":"sale"}') RETURNING id`);
    const driver = await PostingDriver.on(db);
    const { rawDir, readerProgram } = driver;
    const mortal = new MortalPoster({ APP_DATABASE_URL: db.appUrl, TRIBUTARY_SECRET: SECRET, RAW_DIR: rawDir, READER_PROGRAM: readerProgram });
    return new HistoryRunner(db, driver, mortal, rows[0]?.id ?? 0);
  }

  get deaths(): number {
    return this.mortal.deaths;
  }

  /** What the ledger says after the history, in the form of `ArrivalHistory.ledger`. */
  async ledgerAfter({ layouts, coverage, steps }: ArrivalHistory): Promise<string[]> {
    const dealerId = FIRST_DEALER + (this.dealers += 1);
    const feeds = await this.feeds(dealerId);
    await this.db.owner.query('UPDATE feed SET coverage = $1 WHERE id = ANY ($2)', [coverage, [feeds.ftp, feeds.mail]]);
    for (const road of HISTORY_ROADS) if (road !== 'agent') await this.driver.confirmLayouts(feeds[road], dealerId, layouts);
    for (const step of steps) await this.take(step, dealerId, feeds[step.road]);
    do await this.driver.post(dealerId);
    while (await this.driver.sayDeclared(dealerId));
    return this.ledger(dealerId);
  }

  /** Sums and days that are not those of the entries; there are never any. */
  async brokenSums(): Promise<unknown[]> {
    const { rows } = await this.db.owner.query(`
      WITH sums AS (SELECT dealer_id, entry_date, kind, sku_id, sum(quantity) AS quantity, coalesce(sum(amount), 0) AS amount, count(*) AS entries FROM flow_entry GROUP BY 1, 2, 3, 4)
      SELECT dealer_id, entry_date, d.quantity, s.quantity AS counted FROM flow_daily d FULL JOIN sums s USING (dealer_id, entry_date, kind, sku_id)
      WHERE (d.quantity, d.amount, d.entries) IS DISTINCT FROM (s.quantity, s.amount, s.entries::integer)`);
    return rows;
  }

  staleWeights(): Promise<unknown[]> {
    return staleWeights(this.db.owner);
  }

  async stop(): Promise<void> {
    await this.mortal.stop();
    await this.driver.stop();
    await this.db.drop();
  }

  private async take({ name, content, then }: HistoryStep, dealerId: number, feedId: number): Promise<void> {
    await this.driver.arrive(feedId, dealerId, name, content);
    if (then === 'posted by two workers') await Promise.all([this.driver.post(dealerId), this.driver.post(dealerId)]);
    else if (typeof then === 'object') await this.mortal.post(dealerId, then.killedAtStatement);
    else if (then !== 'waits') await this.driver.post(dealerId);
    if (then === 'posted and counted again') await this.driver.countAgain(dealerId);
  }

  private async feeds(dealerId: number): Promise<Record<HistoryRoad, number>> {
    const ids = HISTORY_ROADS.map((road, index) => [road, dealerId * 10 + index] as const);
    await this.db.owner.query(`INSERT INTO organisation (id, kind, code, name) VALUES (${dealerId}, 'dealer', 'D${dealerId}', '丙');
      INSERT INTO dealer (id, tier, branch_id, division_code) VALUES (${dealerId}, 1, 1, '31');
      INSERT INTO feed (id, dealer_id, code, name, source, settings, layout_id, schedule) VALUES
      ${ids.map(([road, id]) => `(${id}, ${dealerId}, 'F${id}', '${road}', '${road}', '{}', ${this.layoutId}, '0 6 * * *')`).join()}`);
    return Object.fromEntries(ids) as Record<HistoryRoad, number>;
  }

  private async ledger(dealerId: number): Promise<string[]> {
    const { rows } = await this.db.owner.query<{ entry: string }>(
      `SELECT concat_ws('|', e.kind, e.entry_date, e.document_number, coalesce(n.text_shown, ''), s.code, e.quantity, e.amount) AS entry
       FROM flow_entry e JOIN sku s ON s.id = e.sku_id LEFT JOIN flow_name n ON n.id = e.customer_name_id WHERE e.dealer_id = $1`,
      [dealerId],
    );
    return rows.map(({ entry }) => entry).sort();
  }
}
