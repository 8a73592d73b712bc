import { Component, computed, inject, signal, viewChildren } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type OrderDto, type OrderLineDto, requestReturn, type ReturnDto, type WantedBackDto } from '@tributary/api-client';
import { ActiveLocale, Button, DialogBody, DialogFrame, Field, isZero, LocalNamePipe, localName, Notice, Quantity, subtractDecimals } from '@tributary/ui';
import { KeyOfBody } from '../../core/http/key-of-body';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { QuantityBox } from '../../shared/quantity-box';

type Condition = NonNullable<WantedBackDto['condition']>;
const conditions: readonly Condition[] = ['unopened', 'opened', 'damaged', 'expired'];

/** The buyer asks to give goods back: which, how much, in what condition, and why. */
@Component({
  selector: 'app-request-return-dialog',
  imports: [Button, DialogFrame, Field, LocalNamePipe, Notice, Quantity, QuantityBox, TranslocoPipe],
  templateUrl: './request-return-dialog.html',
  styleUrl: './request-return-dialog.less',
})
export class RequestReturnDialog extends DialogBody<ReturnDto, OrderDto> {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  private readonly keys = new KeyOfBody();
  private readonly quantities = signal<ReadonlyMap<number, string>>(new Map());
  private readonly conditionOf = signal<ReadonlyMap<number, Condition>>(new Map());
  private readonly boxes = viewChildren(QuantityBox);

  protected readonly conditions = conditions;
  protected readonly lines = this.data.lines.filter((line) => !isZero(leftOf(line)));
  protected readonly left = leftOf;
  protected readonly isZero = isZero;
  protected readonly reason = signal('');
  protected readonly reasons = ['reason1', 'reason2', 'reason3', 'reason4'] as const;
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly wanted = computed(() => this.lines.filter((line) => !isZero(this.quantityOf(line))));
  protected readonly ready = computed(() => this.wanted().length > 0 && this.reason().trim() !== '' && this.boxes().every((box) => box.fault() === null));

  protected nameOf(line: OrderLineDto): string {
    return localName(line, this.locale.code());
  }

  protected quantityOf(line: OrderLineDto): string {
    return this.quantities().get(line.id) ?? '0';
  }

  protected set(line: OrderLineDto, quantity: string): void {
    this.quantities.update((map) => new Map(map).set(line.id, quantity));
  }

  protected setCondition(line: OrderLineDto, condition: string): void {
    const known = conditions.find((each) => each === condition);
    if (known) this.conditionOf.update((map) => new Map(map).set(line.id, known));
  }

  protected all(): void {
    this.quantities.set(new Map(this.lines.map((line) => [line.id, leftOf(line)])));
  }

  protected async request(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    const lines = this.wanted().map((line) => ({ lineId: line.id, quantity: this.quantityOf(line), condition: this.conditionOf().get(line.id) ?? 'unopened' }));
    const body = { lines, reason: this.reason().trim() };
    try {
      this.close(await this.api.invoke(requestReturn, { id: this.data.id, body }, withKey(this.keys.of(body))));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}

/** Received and not yet asked back. */
function leftOf(line: Pick<OrderLineDto, 'receivedQuantity' | 'returnedQuantity'>): string {
  return subtractDecimals(line.receivedQuantity, line.returnedQuantity);
}
