import { Component, computed, inject, signal, viewChildren } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, approveOrder, type OrderDto, type OrderLineDto } from '@tributary/api-client';
import { ActiveLocale, Button, compareDecimals, DialogBody, DialogFrame, Field, LocalNamePipe, localName, Notice, Quantity } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { handled } from '../../core/http/request-options';
import { QuantityBox } from '../../shared/quantity-box';

/** Approval, with single lines cut where they cannot be served in full. */
@Component({
  selector: 'app-approve-dialog',
  imports: [Button, DialogFrame, Field, LocalNamePipe, Notice, Quantity, QuantityBox, TranslocoPipe],
  templateUrl: './approve-dialog.html',
  styleUrl: './dialog-lines.less',
})
export class ApproveDialog extends DialogBody<OrderDto, OrderDto> {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  private readonly cuts = signal<ReadonlyMap<number, string>>(new Map());

  private readonly boxes = viewChildren(QuantityBox);
  /** A field that says something else than what would be sent. */
  protected readonly wrong = computed(() => this.boxes().some((box) => box.fault() !== null));
  protected readonly note = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly cutCount = computed(() => this.data.lines.filter((line) => this.isCut(line)).length);

  protected nameOf(line: OrderLineDto): string {
    return localName(line, this.locale.code());
  }

  protected quantityOf(line: OrderLineDto): string {
    return this.cuts().get(line.id) ?? line.quantity;
  }

  protected isCut(line: OrderLineDto): boolean {
    return compareDecimals(this.quantityOf(line), line.quantity) < 0;
  }

  protected set(line: OrderLineDto, quantity: string): void {
    this.cuts.update((map) => new Map(map).set(line.id, quantity));
  }

  protected async approve(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    const lines = this.data.lines.filter((line) => this.isCut(line)).map((line) => ({ lineId: line.id, quantity: this.quantityOf(line) }));
    try {
      this.close(
        await this.api.invoke(
          approveOrder,
          { id: this.data.id, body: { lines: lines.length ? lines : undefined, note: this.note().trim() || undefined } },
          handled(),
        ),
      );
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
