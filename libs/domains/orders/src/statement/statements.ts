import { Injectable } from '@nestjs/common';
import { Money } from '@tributary/kernel';
import { AuditTrail, Clock, onBehalfOf, Outbox, type Page, type PageQuery, pageOf, platformErrors, type TxCtx } from '@tributary/platform';
import type { CreditPair } from '../credit/credit-account';
import { CreditAccounts } from '../credit/credit-accounts';
import type { Side } from '../order/order-party';
import { ordersErrors } from '../orders.errors';
import { statementObjected } from '../orders.events';
import { ordersPermissions } from '../orders.permissions';
import type { Month, Statement, StatementAnswer, StatementDetail, StatementEntry } from './statement';
import { isOver } from './statement-month';
import { type MonthRow, StatementRepository } from './statement.repository';

/** What a buyer says to a month. */
interface Answer {
  readonly answer: StatementAnswer['answer'];
  /** CNY: the closing balance that the person looked at. */
  readonly closing: string;
  readonly reason?: string;
}

/** The account of a dealer with its seller by calendar month, as both read it; the buyer confirms a month or objects to it. */
@Injectable()
export class Statements {
  constructor(
    private readonly statements: StatementRepository,
    private readonly accounts: CreditAccounts,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The latest month first. @throws platform.not-found, platform.forbidden */
  async list(tx: TxCtx, side: Side, otherId: number, query: PageQuery): Promise<Page<Statement>> {
    const pair = await this.accounts.pair(tx, side, otherId);
    const now = this.clock.now();
    return pageOf(await this.statements.months(tx, pair, now, query), query, ({ month }) => [month], (row) => statementOf(row, now));
  }

  /** Five statements, whatever the month holds. @throws platform.not-found, also for a month before the first movement; platform.forbidden */
  async one(tx: TxCtx, side: Side, otherId: number, month: Month): Promise<StatementDetail> {
    const pair = await this.accounts.pair(tx, side, otherId);
    const statement = await this.month(tx, pair, month);
    const parties = await this.statements.parties(tx, pair);
    const answers = await this.statements.answers(tx, pair, month);
    return { ...statement, ...parties, side, answers, availableActions: actionsOf(tx, pair, statement) };
  }

  /** @throws platform.not-found, platform.forbidden */
  async entries(tx: TxCtx, side: Side, otherId: number, month: Month, query: PageQuery): Promise<Page<StatementEntry>> {
    const pair = await this.accounts.pair(tx, side, otherId);
    return pageOf(await this.statements.entries(tx, pair, month, query), query, ({ no }) => [no], (row) => row);
  }

  /** At most `limit`, from the beginning. @throws platform.not-found, platform.forbidden */
  async firstEntries(tx: TxCtx, side: Side, otherId: number, month: Month, limit: number): Promise<StatementEntry[]> {
    return this.statements.entries(tx, await this.accounts.pair(tx, side, otherId), month, {}, limit);
  }

  /**
   * By the buyer's own people; a month is confirmed once and for all, an objection may be followed by another or by a yes.
   * @throws platform.not-found, platform.forbidden, orders.statement-acted, orders.statement-open, orders.statement-confirmed, orders.statement-changed
   */
  async answer(tx: TxCtx, sellerId: number, month: Month, { answer, closing, reason = '' }: Answer): Promise<StatementDetail> {
    const pair = await this.accounts.pair(tx, 'buyer', sellerId);
    if (onBehalfOf(tx)) throw ordersErrors.statementActed();
    await this.statements.lock(tx, pair);
    const statement = await this.month(tx, pair, month);
    if (statement.state === 'open') throw ordersErrors.statementOpen({ month });
    if (statement.state === 'confirmed') throw ordersErrors.statementConfirmed({ month });
    if (!Money.of(closing).equals(Money.of(statement.closing))) throw ordersErrors.statementChanged({ closing: statement.closing });
    await this.statements.answer(tx, pair, month, { answer, closing: statement.closing, reason, at: this.clock.now() });
    await this.audit.record(tx, { action: `orders.statement-${answer}`, subject: 'statement', subjectId: `${pair.sellerId}/${pair.buyerId}/${month}`, detail: { month, closing: statement.closing, reason } });
    if (answer === 'objected') await this.outbox.publish(tx, statementObjected, { sellerId: pair.sellerId, buyerId: pair.buyerId, month });
    return this.one(tx, 'buyer', sellerId, month);
  }

  private async month(tx: TxCtx, pair: CreditPair, month: Month): Promise<Statement> {
    const now = this.clock.now();
    const [row] = await this.statements.months(tx, pair, now, { one: month });
    if (!row) throw platformErrors.notFound();
    return statementOf(row, now);
  }
}

function statementOf(row: MonthRow, now: Date): Statement {
  return { ...row, state: row.answer?.answer ?? (isOver(row.month, now) ? 'due' : 'open') };
}

function actionsOf(tx: TxCtx, { side }: CreditPair, { state }: Statement): string[] {
  const may = side === 'buyer' && tx.permissions.has(ordersPermissions.reconcile) && !onBehalfOf(tx);
  return may && (state === 'due' || state === 'objected') ? ['confirm', 'object'] : [];
}
