import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, type PageQuery, type TxCtx } from '@tributary/platform';
import { writeWorkbook } from '@tributary/sheets';
import type { ExportedFile } from '../export/order-exporter';
import type { Side } from '../order/order-party';
import { CreditAccounts } from './credit-accounts';
import type { CreditFilter } from './credit-filter';
import { creditSheet, sheetName } from './credit-workbook';

/** More than this is not a list that somebody reads; the sheet says that it was cut. */
const EXPORT_LIMIT = 10_000;

/** Credit accounts as a workbook, in the reader's language. */
@Injectable()
export class CreditExporter {
  constructor(
    private readonly accounts: CreditAccounts,
    private readonly clock: Clock,
  ) {}

  /** The list as it is filtered and sorted, from its beginning. */
  async list(tx: TxCtx, side: Side, { search, level, sort }: CreditFilter & Pick<PageQuery, 'search'>, limit = EXPORT_LIMIT): Promise<ExportedFile> {
    const { items, nextCursor } = await this.accounts.list(tx, side, { limit, ...(search ? { search } : {}), ...(level ? { level } : {}), ...(sort ? { sort } : {}) });
    const sheet = creditSheet(items, { locale: tx.locale, cutAt: nextCursor === null ? undefined : limit });
    return { name: `${sheetName(tx.locale)}-${shanghaiToday(this.clock.now())}.xlsx`, bytes: writeWorkbook([sheet]) };
  }
}
