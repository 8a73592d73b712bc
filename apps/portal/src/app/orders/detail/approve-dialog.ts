import { Component, computed, inject, signal, viewChildren } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, approveOrder, type OrderDto, type OrderLineDto } from '@tributary/api-client';
import { ActiveLocale, Button, compareDecimals, DialogBody, DialogFrame, Field, LocalNamePipe, localName, MoneyPipe, Notice, NumberPipe, parseDecimal, Quantity } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { handled } from '../../core/http/request-options';
import { QuantityBox } from '../../shared/quantity-box';
import { perCentBelow } from '../entry/wished-price';

/** Approval, with single lines cut where they cannot be served in full, and prices that the buyer asked for. */
@Component({
  selector: 'app-approve-dialog',
  imports: [Button, DialogFrame, Field, LocalNamePipe, MoneyPipe, Notice, NumberPipe, Quantity, QuantityBox, TranslocoPipe],
  templateUrl: './approve-dialog.html',
  styleUrl: './dialog-lines.less',
})
export class ApproveDialog extends DialogBody<OrderDto, OrderDto> {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  private readonly transloco = inject(TranslocoService);
  private readonly cuts = signal<ReadonlyMap<number, string>>(new Map());
  private readonly prices = signal<ReadonlyMap<number, string>>(new Map());

  private readonly boxes = viewChildren(QuantityBox);
  /** A field that says something else than what would be sent. */
  protected readonly wrong = computed(() => this.boxes().some((box) => box.fault() !== null) || this.data.lines.some((line) => this.priceOf(line) === null));
  protected readonly note = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly changeCount = computed(() => this.data.lines.filter((line) => this.isChanged(line)).length);

  protected readonly below = perCentBelow;

  protected nameOf(line: OrderLineDto): string {
    return localName(line, this.locale.code());
  }

  protected quantityOf(line: OrderLineDto): string {
    return this.cuts().get(line.id) ?? line.quantity;
  }

  protected isChanged(line: OrderLineDto): boolean {
    return this.isCut(line) || this.isRepriced(line);
  }

  /** Why the typed price cannot stand. */
  protected priceFault(line: OrderLineDto): string | null {
    const range = { from: line.requestedPrice, to: line.unitPrice };
    return this.priceOf(line) === null ? this.transloco.translate('orderLife.priceFault', range) : null;
  }

  protected typedPrice({ id, requestedPrice }: OrderLineDto): string {
    return this.prices().get(id) ?? requestedPrice ?? '';
  }

  protected setPrice(line: OrderLineDto, price: string): void {
    this.prices.update((map) => new Map(map).set(line.id, price));
  }

  protected set(line: OrderLineDto, quantity: string): void {
    this.cuts.update((map) => new Map(map).set(line.id, quantity));
  }

  protected async approve(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    const lines = this.data.lines.filter((line) => this.isChanged(line)).map((line) => this.decisionOn(line));
    try {
      this.close(
        await this.api.invoke(
          approveOrder,
          { id: this.data.id, body: { lines: lines.length ? lines : undefined, note: this.note().trim() || undefined, version: this.data.version } },
          handled(),
        ),
      );
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }

  private decisionOn(line: OrderLineDto) {
    return {
      lineId: line.id,
      ...(this.isCut(line) ? { quantity: this.quantityOf(line) } : {}),
      ...(this.isRepriced(line) ? { price: this.priceOf(line) ?? undefined } : {}),
    };
  }

  private isCut(line: OrderLineDto): boolean {
    return compareDecimals(this.quantityOf(line), line.quantity) < 0;
  }

  protected isRepriced(line: OrderLineDto): boolean {
    const price = this.priceOf(line);
    return line.requestedPrice !== null && price !== null && compareDecimals(price, line.requestedPrice) !== 0;
  }

  /** What one unit shall cost; null where the typed text is no price between what is asked and the list's. */
  private priceOf(line: OrderLineDto): string | null {
    if (line.requestedPrice === null) return line.unitPrice;
    const price = parseDecimal(this.prices().get(line.id) ?? line.requestedPrice);
    if (price === null || (price.split('.')[1] ?? '').length > 2) return null;
    return compareDecimals(price, line.requestedPrice) >= 0 && compareDecimals(price, line.unitPrice ?? price) <= 0 ? price : null;
  }
}
