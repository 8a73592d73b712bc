import { Test } from '@nestjs/testing';
import { DealerArticles } from '@tributary/catalogue';
import { AuditModule, Clock, ClockModule, CONFIG, type Ctx, OutboxModule, UnitOfWork } from '@tributary/platform';
import { FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { type SmallTable, SmallTableReader } from '@tributary/sheets';
import { bundledTableProgram } from '@tributary/sheets/testing';
import { CatalogueModule, SkuLookupModule } from '@tributary/catalogue';
import { DealersModule } from '@tributary/dealers';
import { InventoryModule } from '@tributary/inventory';
import { PricingModule } from '@tributary/pricing';
import { ArticleBook } from '../article/article-book';
import { BasketFiller, type FillLine } from '../basket/basket-filler';
import { OrdersModule } from '../orders.module';
import { HEAD_OFFICE } from './channel.builder';
import type { EntryRow } from '../quick-entry/asked-row';
import { quickEntryProviders } from '../quick-entry';
import type { JudgedRow } from '../quick-entry/judged-row';
import { OrderSheetFiles } from '../quick-entry/order-sheet-files';
import { OrderSheetReader } from '../quick-entry/order-sheet-reader';

class DatabaseOfTest {}

/** Quick entry on a test database, with the real program that opens files. */
export class QuickEntryDriver {
  private constructor(
    readonly db: TestDatabase,
    readonly parts: {
      readonly reader: OrderSheetReader;
      readonly files: OrderSheetFiles;
      readonly articles: DealerArticles;
      readonly book: ArticleBook;
      readonly filler: BasketFiller;
      readonly tables: SmallTableReader;
    },
    readonly stop: () => Promise<void>,
  ) {}

  static async on(db: TestDatabase): Promise<QuickEntryDriver> {
    const program = bundledTableProgram();
    const database = { module: DatabaseOfTest, global: true, providers: [{ provide: UnitOfWork, useValue: db.uow }], exports: [UnitOfWork] };
    const imports = [database, SkuLookupModule, OrdersModule, DealersModule, CatalogueModule, PricingModule, InventoryModule, AuditModule, OutboxModule, ClockModule];
    const providers = [...quickEntryProviders, ArticleBook, SmallTableReader, { provide: CONFIG, useValue: { tableProgram: program.file } }];
    const container = await Test.createTestingModule({ imports, providers }).overrideProvider(Clock).useValue(new FixedClock()).compile();
    const parts = {
      reader: container.get(OrderSheetReader),
      files: container.get(OrderSheetFiles),
      articles: container.get(DealerArticles, { strict: false }),
      book: container.get(ArticleBook),
      filler: container.get(BasketFiller, { strict: false }),
      tables: container.get(SmallTableReader),
    };
    return new QuickEntryDriver(db, parts, async () => {
      parts.tables.onApplicationShutdown();
      program.remove();
    });
  }

  file(ctx: Ctx, bytes: Buffer, sellerId: number = HEAD_OFFICE): Promise<JudgedRow[]> {
    return this.parts.reader.readFile(ctx, sellerId, bytes);
  }

  paste(ctx: Ctx, text: string, sellerId: number = HEAD_OFFICE): Promise<JudgedRow[]> {
    return this.parts.reader.readText(ctx, sellerId, text);
  }

  check(ctx: Ctx, rows: readonly EntryRow[], sellerId: number = HEAD_OFFICE): Promise<JudgedRow[]> {
    return this.parts.reader.check(ctx, sellerId, rows);
  }

  put(ctx: Ctx, lines: readonly FillLine[], sellerId: number = HEAD_OFFICE): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.filler.fill(tx, sellerId, lines));
  }

  table(bytes: Buffer): Promise<SmallTable> {
    return this.parts.tables.read(bytes);
  }
}
