import { Injectable } from '@nestjs/common';
import { type Page, type PageQuery, pageOf, platformErrors, type TxCtx } from '@tributary/platform';
import type { OrderDifference, VersionChange } from './order-version';
import { OrderVersionRepository, type VersionRow } from './order-version.repository';
import { versionDifference } from './version-difference';

/** Absent: the latest version, and the one before it. */
export interface ComparedVersions {
  readonly from?: number;
  readonly to?: number;
}

/** How an order came to say what it says. */
@Injectable()
export class OrderVersionReader {
  constructor(private readonly versions: OrderVersionRepository) {}

  /** The latest first. @throws platform.not-found when the order is absent or foreign */
  async list(tx: TxCtx, orderId: number, query: PageQuery): Promise<Page<VersionChange>> {
    const rows = await this.versions.list(tx, orderId, query);
    if (rows.length === 0 && !query.cursor) throw platformErrors.notFound();
    return pageOf(rows, query, ({ version }) => [version], ({ lines, oldLines, ...version }) => ({
      ...version,
      changes: oldLines === null ? [] : versionDifference(oldLines, lines),
    }));
  }

  /** A first version is compared with itself. @throws platform.not-found when the order or a version is absent or foreign */
  async difference(tx: TxCtx, orderId: number, { from, to }: ComparedVersions = {}): Promise<OrderDifference> {
    const latest = to ?? (await this.versions.find(tx, orderId, { limit: 1 }))[0]?.version ?? 0;
    const earlier = from ?? Math.max(latest - 1, 1);
    const rows = await this.versions.find(tx, orderId, { versions: [earlier, latest], limit: 2 });
    const [before, after] = [earlier, latest].map((wanted) => rows.find(({ version }) => version === wanted));
    if (!before || !after) throw platformErrors.notFound();
    return { from: headOf(before), to: headOf(after), changes: versionDifference(before.lines, after.lines) };
  }
}

function headOf({ lines: _, ...version }: VersionRow) {
  return version;
}
