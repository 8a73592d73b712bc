import { computed, inject, Injectable, signal } from '@angular/core';
import {
  Api, checkOrderSheet, deleteDealerArticle, downloadOrderSheet, downloadSampleOrderSheet, fillBasket, pasteOrderSheet, putDealerArticle, readOrderSheet,
  type AskedRowDto, type BasketDto, type DealerArticleDto, type FillLineDto, type OrderSheetDto, type OrderSheetRowDto, type SheetFixDto,
} from '@tributary/api-client';
import { newKey } from '../../core/http/idempotency-key';
import { handled, withKey } from '../../core/http/request-options';
import { type Failure } from '@tributary/ui';
import { failureOf, Problem } from '../../core/http/problem';
import { appended, askedOf, changed, fixed, type RowChange } from './sheet-rows';

/** A longer block goes up as a file of text: bodies of JSON have a limit. */
const LONGEST_PASTE = 400_000;

/** On top of what the basket holds, or in its place. */
export type FillMode = NonNullable<FillLineDto['mode']>;

interface Attempt {
  readonly key: string;
  readonly body: { readonly sellerId: number; readonly lines: FillLineDto[] };
}

/** The rows on the page. Whatever changes about one, all are judged again, for they share stock. */
@Injectable()
export class OrderSheet {
  private readonly api = inject(Api);
  private readonly content = signal<OrderSheetDto | null>(null);
  private readonly working = signal(false);
  private readonly refusal = signal<Failure | null>(null);
  private readonly learnt = signal<readonly DealerArticleDto[]>([]);
  private attempt: Attempt | null = null;
  private sellerId = 0;

  readonly value = this.content.asReadonly();
  readonly rows = computed<readonly OrderSheetRowDto[]>(() => this.content()?.rows ?? []);
  readonly busy = this.working.asReadonly();
  readonly failure = this.refusal.asReadonly();
  /** Own article numbers that were remembered on this page. */
  readonly remembered = this.learnt.asReadonly();

  /** Another seller has other prices and stock: the same rows are judged anew. */
  async from(sellerId: number): Promise<void> {
    if (this.sellerId === sellerId) return;
    this.sellerId = sellerId;
    if (this.rows().length) await this.check(this.rows());
  }

  paste(text: string): Promise<void> {
    if (text.length > LONGEST_PASTE) return this.upload('', new Blob([text]));
    return this.take((sellerId) => this.api.invoke(pasteOrderSheet, { body: { sellerId, text } }, handled()));
  }

  upload(fileName: string, body: Blob): Promise<void> {
    return this.take((sellerId) => this.api.invoke(readOrderSheet, { sellerId, fileName, body }, handled()));
  }

  /** A line that was typed: its SKU is certain. */
  add(line: Pick<AskedRowDto, 'article' | 'name' | 'quantity' | 'unit' | 'skuId'>): Promise<void> {
    const typed: AskedRowDto = { ...line, no: 1, sheet: '', rowNumber: 0, cells: [line.article, line.quantity], skipped: null, locationId: null, planId: null, plannable: false };
    return this.check(appended(this.rows(), [typed]));
  }

  change(row: OrderSheetRowDto, change: RowChange): Promise<void> {
    return this.check(changed(this.rows(), row.no, change));
  }

  /** One click. A SKU that a person picks for an unknown number is remembered for the next sheet. */
  async fix(row: OrderSheetRowDto, fix: SheetFixDto): Promise<void> {
    await this.check(fixed(this.rows(), row, fix));
    if (fix.kind === 'sku' && fix.skuId !== undefined && row.sku === null && row.article.trim() !== '') await this.remember(row.article, fix.skuId);
  }

  async forget(article: DealerArticleDto): Promise<void> {
    await this.api.invoke(deleteDealerArticle, { id: article.id });
    this.learnt.update((all) => all.filter(({ id }) => id !== article.id));
  }

  clear(): void {
    this.content.set(null);
    this.refusal.set(null);
    this.learnt.set([]);
  }

  /** Puts the good rows into the basket; gives their number, and leaves the other rows on the page. */
  async fill(mode: FillMode): Promise<number> {
    const good = this.rows().filter(({ state }) => state === 'ok');
    const lines = good.map(({ sku, lineQuantity, lineUnit, locationId, planId, plannable }) => ({ skuId: sku?.id ?? 0, quantity: lineQuantity ?? '0', unit: lineUnit ?? '', locationId, planId, plannable, mode }));
    const basket = await this.work(() => this.send({ sellerId: this.sellerId, lines }));
    if (!basket) return 0;
    const gone = new Set(good.flatMap(({ no, merged }) => [no, ...merged]));
    const left = this.rows().filter(({ no, state }) => !gone.has(no) && state !== 'skipped');
    if (left.length) await this.check(left);
    else this.clear();
    return good.length;
  }

  corrected(): Promise<Blob> {
    return this.api.invoke(downloadOrderSheet, { body: { sellerId: this.sellerId, rows: this.rows().map(askedOf) } });
  }

  sample(): Promise<Blob> {
    return this.api.invoke(downloadSampleOrderSheet, { sellerId: this.sellerId });
  }

  private async remember(number: string, skuId: number): Promise<void> {
    const article = await this.api.invoke(putDealerArticle, { body: { number, skuId } }).catch(() => null);
    if (article) this.learnt.update((all) => [...all.filter(({ id }) => id !== article.id), article]);
  }

  /** The same lines go under the same key until an answer comes: sent twice, they count once. */
  private async send(body: Attempt['body']): Promise<BasketDto> {
    if (JSON.stringify(this.attempt?.body) !== JSON.stringify(body)) this.attempt = { key: newKey(), body };
    try {
      const basket = await this.api.invoke(fillBasket, { body }, withKey(this.attempt?.key ?? newKey()));
      this.attempt = null;
      return basket;
    } catch (error) {
      if (!(error instanceof Problem && error.uncertain)) this.attempt = null;
      throw error;
    }
  }

  private async take(read: (sellerId: number) => Promise<OrderSheetDto>): Promise<void> {
    const before = this.rows();
    const sheet = await this.work(() => read(this.sellerId));
    if (!sheet) return;
    if (before.length) await this.check(appended(before, sheet.rows));
    else this.content.set(sheet);
  }

  private async check(rows: readonly AskedRowDto[]): Promise<void> {
    const sheet = await this.work(() => this.api.invoke(checkOrderSheet, { body: { sellerId: this.sellerId, rows: rows.map(askedOf) } }, handled()));
    if (sheet) this.content.set(sheet);
  }

  private async work<T>(task: () => Promise<T>): Promise<T | null> {
    this.working.set(true);
    this.refusal.set(null);
    try {
      return await task();
    } catch (error) {
      this.refusal.set(failureOf(error));
      return null;
    } finally {
      this.working.set(false);
    }
  }
}
