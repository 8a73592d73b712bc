import { Injectable } from '@nestjs/common';
import { type Page, type PageQuery, pageOf, platformErrors, type TxCtx } from '@tributary/platform';
import { OrderVersionRepository } from './order-version.repository';
import { type LineChange, versionDifference } from './version-difference';

/** One version of an order, and what it changed in the one before. */
export interface OrderVersion {
  readonly version: number;
  readonly at: Date;
  readonly actorName: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
  readonly total: string;
  /** Null: the first version. */
  readonly oldTotal: string | null;
  readonly changes: readonly LineChange[];
}

/** How an order came to say what it says. */
@Injectable()
export class OrderVersionReader {
  constructor(private readonly versions: OrderVersionRepository) {}

  /** The latest first. @throws platform.not-found when the order is absent or foreign */
  async list(tx: TxCtx, orderId: number, query: PageQuery): Promise<Page<OrderVersion>> {
    const rows = await this.versions.list(tx, orderId, query);
    if (rows.length === 0 && !query.cursor) throw platformErrors.notFound();
    return pageOf(rows, query, ({ version }) => [version], ({ lines, oldLines, ...version }) => ({
      ...version,
      changes: oldLines === null ? [] : versionDifference(oldLines, lines),
    }));
  }
}
