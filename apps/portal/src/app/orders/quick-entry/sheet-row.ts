import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OfferDto, OrderSheetRowDto, SheetFixDto } from '@tributary/api-client';
import { ActiveLocale, Button, formatDay, Icon, LocalNamePipe, localName, MoneyPipe, NumberPipe, StatusTag, Time, type Tone, UnitPipe } from '@tributary/ui';
import { OfferSearch } from './offer-search';
import type { RowChange } from './sheet-rows';

const TONES: Readonly<Record<OrderSheetRowDto['state'], Tone>> = { ok: 'leaf', problem: 'clay', merged: 'river', skipped: 'quiet' };

/** One row of the sheet: what stood in it, what it was read as, why it is no line, and the ways out. */
@Component({
  selector: 'app-sheet-row',
  imports: [Button, Icon, LocalNamePipe, MoneyPipe, NumberPipe, OfferSearch, StatusTag, Time, TranslocoPipe, UnitPipe],
  templateUrl: './sheet-row.html',
  styleUrl: './sheet-row.less',
  host: { '[class]': 'row().state' },
})
export class SheetRow {
  readonly row = input.required<OrderSheetRowDto>();
  readonly sellerId = input.required<number>();
  /** Where the row is that this one counts in. */
  readonly mergedRow = input<number | null>(null);
  readonly changed = output<RowChange>();
  readonly fix = output<SheetFixDto>();

  private readonly locale = inject(ActiveLocale).code;
  /** A person looks for another SKU. */
  protected readonly searching = signal(false);
  protected readonly tone = computed(() => TONES[this.row().state]);
  protected readonly written = computed(() => {
    const { article, name, cells } = this.row();
    return [article, name].filter(Boolean).join(' ') || cells.filter(Boolean).join(' ');
  });

  protected nameOf(fix: SheetFixDto): string {
    return localName({ name: fix.name ?? fix.locationName ?? '', nameEn: fix.nameEn ?? fix.locationNameEn ?? null }, this.locale());
  }

  protected dayOf({ readyOn = '' }: SheetFixDto): string {
    return formatDay(readyOn, this.locale());
  }

  protected partsOf({ parts = [] }: SheetFixDto): string {
    return parts.map((part) => `${localName({ name: part.locationName, nameEn: part.locationNameEn }, this.locale())} ${part.quantity}`).join(' + ');
  }

  /** What is typed stands for the whole row: number and unit as in a cell. */
  protected requantify(text: string): void {
    if (text.trim() !== this.row().quantity) this.changed.emit({ quantity: text.trim() });
  }

  protected apply(fix: SheetFixDto): void {
    this.fix.emit(fix);
  }

  protected choose(offer: OfferDto): void {
    this.searching.set(false);
    this.fix.emit({ kind: 'sku', skuId: offer.skuId, code: offer.code, name: offer.name, nameEn: offer.nameEn });
  }
}
