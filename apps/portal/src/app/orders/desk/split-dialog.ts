import { Component, computed, inject, resource, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, previewAllocation, splitOrderLine, type OrderDto, type OrderLineDto } from '@tributary/api-client';
import { ActiveLocale, Button, DialogBody, DialogFrame, Field, isZero, localName, Notice } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { handled } from '../../core/http/request-options';
import { QuantityBox } from '../../shared/quantity-box';

/** A part of one line comes from another location, or waits for production: same price, same promotions. */
@Component({
  selector: 'app-split-dialog',
  imports: [Button, DialogFrame, Field, Notice, QuantityBox, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'splitLine.heading' | transloco">
      <tb-field for="split-line" [label]="'splitLine.line' | transloco">
        <select #which id="split-line" class="input" (change)="choose(which.value)">
          @for (each of data.lines; track each.id) {
            <option [value]="each.id" [selected]="each.id === line().id">{{ each.lineNo }} · {{ nameOf(each) }}</option>
          }
        </select>
      </tb-field>
      <tb-field for="split-source" [label]="'splitLine.source' | transloco" [hint]="sources().length ? '' : ('splitLine.noSource' | transloco)">
        <select #from id="split-source" class="input" (change)="source.set(from.value)">
          <option value="">{{ 'splitLine.choose' | transloco }}</option>
          @for (each of sources(); track each.value) {
            <option [value]="each.value" [selected]="each.value === source()">{{ each.label }}</option>
          }
        </select>
      </tb-field>
      <app-quantity-box [name]="nameOf(line())" [value]="quantity()" [unit]="line().unit" [pack]="'0.001'" [most]="line().quantity" (changed)="quantity.set($event)" />
      @if (refusal(); as text) {
        <tb-notice tone="clay">{{ text }}</tb-notice>
      }
      <ng-container tbFoot>
        <button type="button" tbButton (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="button" tbButton="primary" data-testid="split-go" [disabled]="!ready()" [busy]="busy()" (click)="split()">{{ 'splitLine.action' | transloco }}</button>
      </ng-container>
    </tb-dialog-frame>
  `,
})
export class SplitDialog extends DialogBody<OrderDto, OrderDto> {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  private readonly lineId = signal(this.data.lines[0]?.id);

  protected readonly quantity = signal('0');
  /** `l12`: the location 12; `p7`: the plan 7. */
  protected readonly source = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly line = computed<OrderLineDto>(() => {
    const line = this.data.lines.find(({ id }) => id === this.lineId()) ?? this.data.lines[0];
    if (!line) throw new Error('An order has lines.');
    return line;
  });
  private readonly supply = resource({
    params: () => ({ skuId: this.line().skuId }),
    loader: ({ params }) => this.api.invoke(previewAllocation, { ...params, rule: 'oldest' }),
  });
  protected readonly sources = computed(() => {
    if (!this.supply.hasValue()) return [];
    const { places, plans, baseUnit } = this.supply.value();
    const locale = this.locale.code();
    return [
      ...places
        .filter(({ locationId }) => locationId !== this.line().locationId)
        .map((place) => ({ value: `l${place.locationId}`, label: `${localName(place, locale)} · ${place.free} ${baseUnit}` })),
      ...plans.map((plan) => ({
        value: `p${plan.planId}`,
        label: `${plan.readyOn} · ${localName({ name: plan.locationName, nameEn: plan.locationNameEn }, locale)} · ${plan.free} ${baseUnit}`,
      })),
    ];
  });
  protected readonly ready = computed(() => this.source() !== '' && !isZero(this.quantity()));

  protected nameOf(line: OrderLineDto): string {
    return localName(line, this.locale.code());
  }

  protected choose(id: string): void {
    this.lineId.set(Number(id));
    this.source.set('');
  }

  protected async split(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    const id = Number(this.source().slice(1));
    const from = this.source().startsWith('l') ? { locationId: id } : { planId: id };
    try {
      this.close(await this.api.invoke(splitOrderLine, { id: this.data.id, lineId: this.line().id, body: { quantity: this.quantity(), ...from } }, handled()));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
