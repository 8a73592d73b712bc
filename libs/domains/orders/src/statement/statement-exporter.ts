import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { writeWorkbook } from '@tributary/sheets';
import type { ExportedFile } from '../export/order-exporter';
import type { Side } from '../order/order-party';
import type { Month } from './statement';
import { statementSheet } from './statement-workbook';
import { Statements } from './statements';

/** More than this is not a list that somebody reads; the sheet says that it was cut. */
const EXPORT_LIMIT = 10_000;

/** A month as a workbook, in the reader's language. */
@Injectable()
export class StatementExporter {
  constructor(private readonly statements: Statements) {}

  /** @throws platform.not-found, platform.forbidden */
  async month(tx: TxCtx, side: Side, otherId: number, month: Month, limit = EXPORT_LIMIT): Promise<ExportedFile> {
    const statement = await this.statements.one(tx, side, otherId, month);
    const entries = await this.statements.firstEntries(tx, side, otherId, month, limit + 1);
    const sheet = statementSheet(statement, entries.slice(0, limit), { locale: tx.locale, cutAt: entries.length > limit ? limit : undefined });
    const { code } = side === 'buyer' ? statement.seller : statement.buyer;
    return { name: `${sheet.name}-${code}-${month}.xlsx`, bytes: writeWorkbook([sheet]) };
  }
}
