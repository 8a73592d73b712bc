import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, seesPrices, type TxCtx, userOf } from '@tributary/platform';
import { writeWorkbook } from '@tributary/sheets';
import { EXPORT_LIMIT, type ExportedFile } from '../export/order-exporter';
import type { ReturnFilter } from './return-filter';
import { ReturnReadRepository } from './return-read.repository';
import { returnsSheet } from './return-workbook';

/** Returns as a workbook, in the reader's language. */
@Injectable()
export class ReturnExporter {
  constructor(
    private readonly returns: ReturnReadRepository,
    private readonly clock: Clock,
  ) {}

  /** The list as it is filtered, from its beginning. */
  async list(tx: TxCtx, filter: ReturnFilter, limit = EXPORT_LIMIT): Promise<ExportedFile> {
    const rows = await this.returns.first(tx, userOf(tx).organisationId, filter, limit + 1);
    const sheet = returnsSheet(rows.slice(0, limit), { locale: tx.locale, prices: seesPrices(tx), cutAt: rows.length > limit ? limit : undefined });
    return { name: `${sheet.name}-${shanghaiToday(this.clock.now())}.xlsx`, bytes: writeWorkbook([sheet]) };
  }
}
