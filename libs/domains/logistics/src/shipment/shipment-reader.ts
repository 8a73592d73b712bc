import { Injectable } from '@nestjs/common';
import { type Page, type PageQuery, pageOf, platformErrors, type TxCtx } from '@tributary/platform';
import { type ShipmentFilter, ShipmentReadRepository } from './shipment-read.repository';
import type { ShipmentSummary, ShipmentView } from './shipment-view';

/** Shipments as their parties see them. */
@Injectable()
export class ShipmentReader {
  constructor(private readonly repository: ShipmentReadRepository) {}

  async list(tx: TxCtx, filter: ShipmentFilter & PageQuery): Promise<Page<ShipmentSummary>> {
    const rows = await this.repository.list(tx, filter);
    return pageOf(rows, filter, (row) => [row.id], (row) => row);
  }

  /** One shipment with lines and events. @throws platform.not-found */
  async byId(tx: TxCtx, id: number): Promise<ShipmentView> {
    const head = await this.repository.head(tx, id);
    if (!head) throw platformErrors.notFound();
    return { ...head, lines: await this.repository.lines(tx, id), events: await this.repository.events(tx, id) };
  }
}
