import { Component, computed, inject, signal, viewChildren } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, createReceipt, type ShipmentDto, type ShipmentLineDto } from '@tributary/api-client';
import { ActiveLocale, Button, compareDecimals, DialogBody, DialogFrame, LocalNamePipe, localName, Notice, Quantity } from '@tributary/ui';
import { newKey } from '../../core/http/idempotency-key';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { QuantityBox } from '../../shared/quantity-box';

/** What really arrived, line by line; a difference carries a note. */
@Component({
  selector: 'app-receipt-dialog',
  imports: [Button, DialogFrame, LocalNamePipe, Notice, Quantity, QuantityBox, TranslocoPipe],
  templateUrl: './receipt-dialog.html',
  styleUrl: './receipt-dialog.less',
})
export class ReceiptDialog extends DialogBody<ShipmentDto, ShipmentDto> {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  private readonly arrived = signal<ReadonlyMap<number, string>>(new Map());
  private readonly notes = signal<ReadonlyMap<number, string>>(new Map());
  /** One dialog, one receipt: pressing again after a lost answer repeats it. */
  private readonly key = newKey();

  private readonly boxes = viewChildren(QuantityBox);
  /** A field that says something else than what would be sent. */
  protected readonly wrong = computed(() => this.boxes().some((box) => box.fault() !== null));
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly differences = computed(() => this.data.lines.filter((line) => this.differs(line)).length);

  protected nameOf(line: ShipmentLineDto): string {
    return localName(line, this.locale.code());
  }

  protected quantityOf(line: ShipmentLineDto): string {
    return this.arrived().get(line.id) ?? line.quantity;
  }

  protected differs(line: ShipmentLineDto): boolean {
    return compareDecimals(this.quantityOf(line), line.quantity) !== 0;
  }

  protected set(line: ShipmentLineDto, quantity: string): void {
    this.arrived.update((map) => new Map(map).set(line.id, quantity));
  }

  protected setNote(line: ShipmentLineDto, note: string): void {
    this.notes.update((map) => new Map(map).set(line.id, note));
  }

  protected async receive(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    const lines = this.data.lines.map((line) => ({
      shipmentLineId: line.id,
      receivedQuantity: this.quantityOf(line),
      note: this.notes().get(line.id)?.trim() || undefined,
    }));
    try {
      this.close(await this.api.invoke(createReceipt, { id: this.data.id, body: { lines } }, withKey(this.key)));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
