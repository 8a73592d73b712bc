import { Component, computed, inject, signal, viewChildren } from '@angular/core';
import { form, FormField, pattern, submit } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, createShipment, type CreateShipmentDto, type OrderDto, type OrderLineDto, type ShipmentDto } from '@tributary/api-client';
import { ActiveLocale, Button, DialogBody, DialogFrame, Field, isZero, LocalNamePipe, localName, Notice, Quantity, subtractDecimals } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { handled } from '../../core/http/request-options';
import { FieldErrorPipe } from '../../shared/field-error';
import { QuantityBox } from '../../shared/quantity-box';
import { fromShanghaiField, inHours, toShanghaiField } from '../../shared/shanghai-field';

/** Issues a delivery note: what leaves, on which vehicle, with whom, to arrive when. */
@Component({
  selector: 'app-ship-dialog',
  imports: [Button, DialogFrame, Field, FieldErrorPipe, FormField, LocalNamePipe, Notice, Quantity, QuantityBox, TranslocoPipe],
  templateUrl: './ship-dialog.html',
  styleUrl: './dialog-lines.less',
})
export class ShipDialog extends DialogBody<ShipmentDto, OrderDto> {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  private readonly quantities = signal<ReadonlyMap<number, string>>(new Map());

  private readonly boxes = viewChildren(QuantityBox);
  /** A field that says something else than what would be sent. */
  protected readonly wrong = computed(() => this.boxes().some((box) => box.fault() !== null));
  protected readonly lines = this.data.lines.filter((line) => !isZero(openQuantity(line)));
  protected readonly open = openQuantity;
  protected readonly refusal = signal<string | null>(null);
  protected readonly vehicle = form(
    signal({
      departureAt: toShanghaiField(new Date()),
      expectedArrivalAt: toShanghaiField(inHours(new Date(), 24)),
      vehicleNumber: '',
      driverName: '',
      driverPhone: '',
      carrier: '',
    }),
    (path) => {
      pattern(path.driverPhone, /^[+\d][\d\s-]{4,19}$/);
    },
  );

  protected nameOf(line: OrderLineDto): string {
    return localName(line, this.locale.code());
  }

  protected quantityOf(line: OrderLineDto): string {
    return this.quantities().get(line.id) ?? openQuantity(line);
  }

  protected set(line: OrderLineDto, quantity: string): void {
    this.quantities.update((map) => new Map(map).set(line.id, quantity));
  }

  protected async ship(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set(null);
    await submit(this.vehicle, async () => {
      try {
        this.close(await this.api.invoke(createShipment, { body: this.body() }, handled()));
      } catch (error) {
        this.refusal.set(failureOf(error).message);
      }
      return undefined;
    });
  }

  private body(): CreateShipmentDto {
    const { departureAt, expectedArrivalAt, ...who } = this.vehicle().value();
    const filled = Object.fromEntries(Object.entries(who).filter(([, text]) => text.trim()).map(([key, text]) => [key, text.trim()]));
    const lines = this.lines.map((line) => ({ orderLineId: line.id, quantity: this.quantityOf(line) })).filter((line) => !isZero(line.quantity));
    return {
      orderId: this.data.id,
      lines,
      departureAt: fromShanghaiField(departureAt),
      expectedArrivalAt: fromShanghaiField(expectedArrivalAt),
      ...filled,
    };
  }
}

/** What is set aside and has not left yet: what is still in production cannot go. */
function openQuantity(line: OrderLineDto): string {
  return subtractDecimals(line.allocatedQuantity, line.shippedQuantity);
}
