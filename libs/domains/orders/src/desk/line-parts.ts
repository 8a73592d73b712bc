import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { OrderVersionRepository } from '../change/order-version.repository';
import { DeskLineRepository, type NewPart } from './desk-line.repository';
import { PartPromotionRepository } from './part-promotion.repository';

/** Makes lines of parts, with price, promotions and history; the order says something else then, which is a new version. */
@Injectable()
export class LineParts {
  constructor(
    private readonly desk: DeskLineRepository,
    private readonly promotions: PartPromotionRepository,
    private readonly versions: OrderVersionRepository,
  ) {}

  /** `orderIds`: of the lines that are split; their orders are locked. */
  async split(tx: TxCtx, orderIds: readonly number[], parts: readonly NewPart[]): Promise<void> {
    if (parts.length === 0) return;
    await this.promotions.move(tx, parts, await this.desk.split(tx, parts));
    const changed = [...new Set(orderIds)];
    await this.desk.nextVersion(tx, changed);
    for (const orderId of changed) await this.versions.keep(tx, orderId);
  }
}
