import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { type Ctx, PlatformModule, systemCtx, sql, UnitOfWork } from '@tributary/platform';
import { type TestDatabase, testConfig } from '@tributary/platform/testing';
import type { BundledProgram } from '@tributary/sheets/testing';
import { RawArchive } from '../archive/raw-archive';
import { RawFileRepository } from '../archive/raw-file.repository';
import { FlowsWorkerModule } from '../flows.worker-module';
import { fingerprintOf, type KnownLayout } from '../layout/layout-shape';
import { LayoutVersionRepository } from '../layout/layout-version.repository';
import { FilePoster } from '../run/file-poster';
import { bundledReader } from './bundled-reader';
import { SECRET } from './feed.builder';

/** Posts files that are in the archive already: the way from bytes to the ledger, without a source before it. */
export class PostingDriver {
  private readonly ctx: Ctx = systemCtx('posting-driver');
  private readonly batches = new Map<number, number>();

  private constructor(
    private readonly app: TestingModule,
    private readonly db: TestDatabase,
    private readonly reader: BundledProgram,
    readonly rawDir: string,
  ) {}

  get readerProgram(): string {
    return this.reader.file;
  }

  static async on(db: TestDatabase): Promise<PostingDriver> {
    const reader = bundledReader();
    const rawDir = mkdtempSync(path.join(tmpdir(), 'tributary-raw-'));
    const config = testConfig(db.appUrl, { secret: SECRET, rawDir, readerProgram: reader.file });
    const app = await Test.createTestingModule({ imports: [PlatformModule.with(config), FlowsWorkerModule] }).compile();
    return new PostingDriver(app, db, reader, rawDir);
  }

  /** Has a person say what the tables of a feed mean, before any of them comes. */
  async confirmLayouts(feedId: number, dealerId: number, layouts: readonly KnownLayout[]): Promise<void> {
    const versions = new LayoutVersionRepository();
    const by = { userId: null, name: 'posting-driver', at: new Date() };
    await this.app.get(UnitOfWork).write(this.ctx, async (tx) => {
      for (const { mapping, shape } of layouts) {
        const layoutId = await versions.add(tx, { dealerId, name: `F${feedId}` }, mapping, by);
        await versions.confirm(tx, { feedId, dealerId }, fingerprintOf(shape), shape, layoutId, by);
      }
    });
  }

  /** Has a person say of what stopped because it leaves days out that these are empty; true when there was any. */
  async sayDeclared(dealerId: number): Promise<boolean> {
    const rows = await this.app.get(UnitOfWork).write(this.ctx, (tx) =>
      sql(tx, `UPDATE raw_file_outcome o SET state = 'archived', reason = NULL, coverage_by = 'posting-driver', coverage_at = now(),
                 coverage = (SELECT f.coverage FROM raw_file r JOIN feed f ON f.id = r.feed_id WHERE r.id = o.raw_file_id)
               WHERE o.dealer_id = $1 AND o.reason ->> 'code' = 'flows.days-left-out' RETURNING 1`, [dealerId]));
    return rows.length > 0;
  }

  /** Archives the bytes as an arrival of the feed; nothing is posted yet. */
  async arrive(feedId: number, dealerId: number, name: string, content: Buffer): Promise<void> {
    const object = await this.app.get(RawArchive).storeBytes(name, content);
    const batch = this.batches.get(feedId) ?? (await this.newBatch(feedId, dealerId));
    const arrival = { ...object, feedId, dealerId, name, sourcePath: name, sourceStamp: '', sourceModifiedAt: null, receivedAt: new Date() };
    await this.app.get(UnitOfWork).write(this.ctx, (tx) => this.app.get(RawFileRepository).append(tx, arrival, batch));
  }

  async post(dealerId: number): Promise<void> {
    await this.app.get(FilePoster).postWaiting(this.ctx, dealerId);
  }

  /** Counts the newest arrival of the dealer that is in force once more. */
  async countAgain(dealerId: number): Promise<void> {
    const { rows } = await this.db.owner.query<{ id: number }>('SELECT max(raw_file_id) AS id FROM flow_day WHERE dealer_id = $1', [dealerId]);
    const file = await this.app.get(UnitOfWork).read(this.ctx, (tx) => this.app.get(RawFileRepository).find(tx, rows[0]?.id ?? 0));
    if (file) await this.app.get(FilePoster).repost(this.ctx, file);
  }

  async stop(): Promise<void> {
    await this.app.close();
    this.reader.remove();
    rmSync(this.rawDir, { recursive: true, force: true });
  }

  private async newBatch(feedId: number, dealerId: number): Promise<number> {
    const { rows } = await this.db.owner.query<{ id: number }>(
      `INSERT INTO batch (feed_id, dealer_id, trigger, state) VALUES ($1, $2, 'manual', 'running') RETURNING id`,
      [feedId, dealerId],
    );
    const id = rows[0]?.id ?? 0;
    this.batches.set(feedId, id);
    return id;
  }
}
