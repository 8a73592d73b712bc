import { Injectable } from '@nestjs/common';
import { type Page, pageOf, type TxCtx, userOf } from '@tributary/platform';
import { type StockQuery, StockRepository, type StockRow } from './stock.repository';
import { type StockMovementQuery, StockMovementRepository, type StockMovementRow } from './stock-movement.repository';

/** What lies where. "Own" means of the organisation of the person who asks, within the stock dimension. */
@Injectable()
export class StockReader {
  constructor(
    private readonly stock: StockRepository,
    private readonly movements: StockMovementRepository,
  ) {}

  async ownStock(tx: TxCtx, query: StockQuery): Promise<Page<StockRow>> {
    const rows = await this.stock.list(tx, userOf(tx).organisationId, query);
    return pageOf(rows, query, (row) => [row.code, row.locationId], (row) => row);
  }

  async ownMovements(tx: TxCtx, query: StockMovementQuery): Promise<Page<StockMovementRow>> {
    const rows = await this.movements.list(tx, userOf(tx).organisationId, query);
    return pageOf(rows, query, (row) => [row.id], (row) => row);
  }
}
