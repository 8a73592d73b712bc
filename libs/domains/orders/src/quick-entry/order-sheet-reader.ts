import { Injectable } from '@nestjs/common';
import type { Ctx } from '@tributary/platform';
import { sheetsErrors, SmallTableReader, type TableSheet } from '@tributary/sheets';
import type { EntryRow } from './asked-row';
import type { JudgedRow } from './judged-row';
import { OrderSheetChecker } from './order-sheet-checker';
import { ORDER_SHEET_LIMITS } from './order-sheet-limits';
import { OrderSheetTrade, type SheetTrade } from './order-sheet-trade';
import { pastedSheet } from './pasted-text';
import { readOrderSheet } from './read-order-sheet';

/** From a file or a pasted block to judged rows. */
@Injectable()
export class OrderSheetReader {
  constructor(
    private readonly tables: SmallTableReader,
    private readonly trade: OrderSheetTrade,
    private readonly checker: OrderSheetChecker,
  ) {}

  /** No transaction is open while the file is. @throws one of `sheetsErrors`, platform.not-found */
  async readFile(ctx: Ctx, sellerId: number, bytes: Buffer): Promise<JudgedRow[]> {
    const [trade, { sheets }] = await Promise.all([this.trade.open(ctx, sellerId), this.tables.read(bytes, ORDER_SHEET_LIMITS)]);
    return this.read(ctx, trade, sheets);
  }

  /** @throws sheets.too-many-rows, platform.not-found */
  async readText(ctx: Ctx, sellerId: number, text: string): Promise<JudgedRow[]> {
    const sheet = pastedSheet(text);
    if (sheet.rows.length > ORDER_SHEET_LIMITS.rows) throw sheetsErrors.tooManyRows({ limit: ORDER_SHEET_LIMITS.rows });
    return this.read(ctx, await this.trade.open(ctx, sellerId), [sheet]);
  }

  /** Judges rows again after a person changed some. @throws platform.not-found */
  async check(ctx: Ctx, sellerId: number, rows: readonly EntryRow[]): Promise<JudgedRow[]> {
    return this.checker.check(ctx, await this.trade.open(ctx, sellerId), rows);
  }

  private read(ctx: Ctx, trade: SheetTrade, sheets: readonly TableSheet[]): Promise<JudgedRow[]> {
    const rows = readOrderSheet(sheets, trade.words).map((row): EntryRow => ({ ...row, skuId: null, locationId: null, planId: null, plannable: false }));
    return this.checker.check(ctx, trade, rows);
  }
}
