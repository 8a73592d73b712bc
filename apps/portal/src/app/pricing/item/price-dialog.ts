import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, changePrice, endPrice, getPriceItem, type PriceItemDto, type PriceListDto } from '@tributary/api-client';
import { Button, DialogBody, DialogFrame, Dialogs, Field, isZero, LocalNamePipe, MoneyPipe, NumberPipe, Notice, parseDecimal, shanghaiDay, Time, UnitPipe } from '@tributary/ui';
import { KeyOfBody } from '../../core/http/key-of-body';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { SkuSelect } from '../../shared/sku-select';
import { nextAfter, priceOn } from './price-choice';

export interface PriceQuestion {
  readonly list: PriceListDto;
  /** Undefined: of a product that is still to be picked. */
  readonly item: PriceItemDto | undefined;
}

/** Another price for one product from a day on, for any quantity or from a quantity on; or its end. */
@Component({
  selector: 'app-price-dialog',
  imports: [Button, DialogFrame, Field, FormsModule, LocalNamePipe, MoneyPipe, Notice, NumberPipe, SkuSelect, Time, TranslocoPipe, UnitPipe],
  templateUrl: './price-dialog.html',
})
export class PriceDialog extends DialogBody<PriceItemDto, PriceQuestion> {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);

  protected readonly list = this.data.list;
  protected readonly today = shanghaiDay(new Date());
  protected readonly skuId = signal<string | null>(this.data.item ? String(this.data.item.skuId) : null);
  /** How often it had to be read again: somebody else may have changed it. */
  private readonly readings = signal(this.data.item ? 0 : 1);
  private readonly found = resource({
    params: () => {
      const [skuId, reading] = [Number(this.skuId()), this.readings()];
      return skuId && reading ? { skuId, reading } : undefined;
    },
    loader: ({ params: { skuId } }) => this.api.invoke(getPriceItem, { id: this.list.id, skuId }),
  });
  protected readonly item = computed(() => (this.found.hasValue() ? this.found.value() : this.data.item));
  private readonly picked = signal<string | null>(null);
  protected readonly unit = computed(() => this.picked() ?? this.data.item?.prices[0]?.unit ?? this.item()?.salesUnit ?? '');
  protected readonly from = signal(this.today);
  protected readonly quantityText = signal('0');
  protected readonly priceText = signal('');
  protected readonly refusal = signal<string | null>(null);
  protected readonly busy = signal(false);

  protected readonly fromQuantity = computed(() => parseDecimal(this.quantityText() || '0'));
  protected readonly price = computed(() => {
    const price = parseDecimal(this.priceText());
    return price !== null && /^\d+(\.\d{1,2})?$/.test(price) ? price : null;
  });
  private readonly key = computed(() => ({ unit: this.unit(), fromQuantity: this.fromQuantity() ?? '0' }));
  protected readonly current = computed(() => this.at(priceOn));
  protected readonly next = computed(() => this.at(nextAfter));
  protected readonly ready = computed(() => this.item() !== undefined && this.fromQuantity() !== null && this.price() !== null && this.from() >= this.today);
  protected readonly zero = isZero;
  private readonly keys = new KeyOfBody();

  protected pickUnit(unit: string): void {
    this.picked.set(unit);
  }

  protected save(event: Event): void {
    event.preventDefault();
    const [item, price] = [this.item(), this.price()];
    if (!item || price === null) return;
    const body = { skuId: item.skuId, ...this.key(), from: this.from(), price, replaces: this.current()?.price ?? null };
    void this.send(() => this.api.invoke(changePrice, { id: this.list.id, body }, withKey(this.keys.of(body))));
  }

  protected async end(): Promise<void> {
    const item = this.item();
    if (!item) return;
    const question = { heading: this.transloco.translate('price.endHeading'), text: this.transloco.translate('price.endText', { day: this.from() }), action: this.transloco.translate('price.end'), danger: true };
    if (!(await this.dialogs.confirm(question))) return;
    const body = { skuId: item.skuId, ...this.key(), from: this.from() };
    await this.send(() => this.api.invoke(endPrice, { id: this.list.id, body }, withKey(this.keys.of(body))));
  }

  private async send(call: () => Promise<PriceItemDto>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.close(await call());
    } catch (error) {
      this.refusal.set(failureOf(error).message);
      this.readings.update((readings) => readings + 1);
    } finally {
      this.busy.set(false);
    }
  }

  private at<Found>(find: (item: PriceItemDto, key: { unit: string; fromQuantity: string }, day: string) => Found | undefined): Found | undefined {
    const item = this.item();
    return item && find(item, this.key(), this.from());
  }
}
