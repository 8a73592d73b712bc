import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { Clock, type Config, type Ctx, PlatformModule, systemCtx } from '@tributary/platform';
import { createTestDatabase, FixedClock, type TestDatabase, testConfig } from '@tributary/platform/testing';
import { FlowsWorkerModule } from '../flows.worker-module';
import { FeedRunner } from '../run/feed-runner';
import { FilePoster } from '../run/file-poster';
import { bundledReader } from './bundled-reader';
import { SECRET } from './feed.builder';
import { type FtpServer, startFtpServer } from './ftp-server';

/** A database, an FTP server, an archive and a worker without queues: everything a feed needs to run. */
export interface FlowsWorld {
  readonly db: TestDatabase;
  readonly ftp: FtpServer;
  readonly config: Config;
  readonly app: TestingModule;
  readonly ctx: Ctx;
  /** Puts a file into the dealer's folder, one second younger than the one before. */
  drop(name: string, content: string | Buffer): void;
  run(feedId: number): Promise<void>;
  /** Counts whatever of a dealer waits. */
  count(dealerId: number): Promise<void>;
  stop(): Promise<void>;
}

/** The columns of most dealers. */
export const CSV_HEADER = '单据日期,单据号,客户名称,商品编码,商品名称,数量,单位,单价,金额';

export const TODAY = new Date('2026-03-20T10:00:00+08:00');

export async function startFlowsWorld(changes: Partial<Config> = {}): Promise<FlowsWorld> {
  const [db, ftp] = await Promise.all([createTestDatabase(), startFtpServer()]);
  const reader = bundledReader();
  const config = testConfig(db.appUrl, { secret: SECRET, privateHosts: '127.0.0.1', rawDir: mkdtempSync(path.join(tmpdir(), 'tributary-raw-')), readerProgram: reader.file, ...changes });
  const app = await Test.createTestingModule({ imports: [PlatformModule.with(config), FlowsWorkerModule] })
    .overrideProvider(Clock)
    .useValue(new FixedClock(TODAY))
    .compile();
  const ctx = systemCtx('spec');
  let age = TODAY.getTime() / 1000 - 86_400;
  return {
    db, ftp, config, app, ctx,
    drop: (name, content) => {
      writeFileSync(path.join(ftp.folder, name), content);
      utimesSync(path.join(ftp.folder, name), age, (age += 1));
    },
    run: async (feedId) => void (await app.get(FeedRunner).run(ctx, { feedId, trigger: 'manual' })),
    count: (dealerId) => app.get(FilePoster).postWaiting(ctx, dealerId).then(() => undefined),
    stop: async () => {
      await app.close();
      await ftp.stop();
      reader.remove();
      rmSync(config.rawDir, { recursive: true, force: true });
      await db.drop();
    },
  };
}
