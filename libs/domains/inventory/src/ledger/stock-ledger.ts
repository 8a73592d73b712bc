import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { inventoryErrors, type StockShortage } from '../inventory.errors';
import { type LockedAvailability, StockLedgerRepository } from './stock-ledger.repository';
import { type StockDocument, type StockLine, summedPerKey } from './stock-line';
import type { BringingKindName, TakingKindName } from './stock-movement-kind';

/**
 * The only way in which stock changes. Every method moves all of its lines or none, in a number of statements that does
 * not depend on them, and takes its row locks in one order, so that crossing baskets wait instead of deadlocking.
 */
@Injectable()
export class StockLedger {
  constructor(private readonly repository: StockLedgerRepository) {}

  /** Sets goods aside. @throws inventory.insufficient-stock with a `StockShortage` for every short key */
  async reserve(tx: TxCtx, lines: readonly StockLine[], document: StockDocument): Promise<void> {
    const short = await this.take(tx, 'reserve', lines, document);
    if (short.length > 0) throw inventoryErrors.insufficientStock({ skus: codesOf(short) }, short);
  }

  /** Gives back what was reserved. @throws inventory.out-of-reach */
  release(tx: TxCtx, lines: readonly StockLine[], document: StockDocument): Promise<void> {
    return this.undoReservation(tx, 'release', lines, document);
  }

  /** Reserved goods leave the house. @throws inventory.out-of-reach */
  issue(tx: TxCtx, lines: readonly StockLine[], document: StockDocument): Promise<void> {
    return this.undoReservation(tx, 'issue', lines, document);
  }

  /** Goods arrive. */
  receive(tx: TxCtx, lines: readonly StockLine[], document: StockDocument): Promise<void> {
    return this.bring(tx, 'receipt', lines, document);
  }

  /** Goods that nobody set aside go back to where they were bought. @throws inventory.insufficient-stock as `reserve` */
  async sendBack(tx: TxCtx, lines: readonly StockLine[], document: StockDocument): Promise<void> {
    const short = await this.take(tx, 'return-out', lines, document);
    if (short.length > 0) throw inventoryErrors.insufficientStock({ skus: codesOf(short) }, short);
  }

  /** Goods that were sold come back. */
  takeBack(tx: TxCtx, lines: readonly StockLine[], document: StockDocument): Promise<void> {
    return this.bring(tx, 'return-in', lines, document);
  }

  /** What was there when the ledger began. */
  open(tx: TxCtx, lines: readonly StockLine[], document: StockDocument): Promise<void> {
    return this.bring(tx, 'opening', lines, document);
  }

  /** Holds still what `tx` may see of these SKUs until the transaction ends, and gives it in base units, with the days to the buyer. */
  lockAvailable(tx: TxCtx, ownerId: number, buyerId: number, skuIds: readonly number[]): Promise<LockedAvailability[]> {
    return this.repository.lockAvailable(tx, ownerId, buyerId, skuIds);
  }

  private async undoReservation(tx: TxCtx, kind: TakingKindName, lines: readonly StockLine[], document: StockDocument): Promise<void> {
    const refused = await this.take(tx, kind, lines, document);
    if (refused.length > 0) throw inventoryErrors.outOfReach({ skus: codesOf(refused) }, refused);
  }

  private async take(tx: TxCtx, kind: TakingKindName, lines: readonly StockLine[], document: StockDocument): Promise<StockShortage[]> {
    const summed = summedPerKey(lines);
    if (summed.length === 0) return [];
    await this.repository.lock(tx, summed);
    const moved = await this.repository.take(tx, kind, summed, document);
    if (moved === summed.length) return [];
    const short = await this.repository.shortages(tx, kind, summed);
    if (short.length === 0) throw new Error(`The stock movement ${kind} of ${document.kind} ${document.id} was lost.`);
    return short;
  }

  private async bring(tx: TxCtx, kind: BringingKindName, lines: readonly StockLine[], document: StockDocument): Promise<void> {
    const summed = summedPerKey(lines);
    if (summed.length > 0) await this.repository.bring(tx, kind, summed, document);
  }
}

function codesOf(shortages: readonly StockShortage[]): string {
  return [...new Set(shortages.map(({ skuCode, skuId }) => skuCode || String(skuId)))].join(', ');
}
