import { Component, computed, inject, input, output, resource, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listOffers, type OfferDto } from '@tributary/api-client';
import { ActiveLocale, localName } from '@tributary/ui';
import { NzSelectModule, type NzSelectComponent } from 'ng-zorro-antd/select';

/** Picks what a seller offers by a part of code, name, grade, pinyin initials or the dealer's own number. */
@Component({
  selector: 'app-offer-search',
  imports: [FormsModule, NzSelectModule, TranslocoPipe],
  template: `
    <nz-select
      #box
      nzShowSearch
      nzServerSearch
      [nzLoading]="found.isLoading()"
      [nzPlaceHolder]="'quickEntry.type.placeholder' | transloco"
      [ngModel]="skuId()"
      (ngModelChange)="pick($event)"
      (nzOnSearch)="search.set($event)"
    >
      @for (offer of offers(); track offer.skuId) {
        <nz-option [nzValue]="offer.skuId" [nzLabel]="labelOf(offer)" />
      }
    </nz-select>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    nz-select {
      width: 100%;
    }
  `,
})
export class OfferSearch {
  readonly sellerId = input.required<number>();
  readonly picked = output<OfferDto>();

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  private readonly box = viewChild.required<NzSelectComponent>('box');
  protected readonly search = signal('');
  protected readonly skuId = signal<number | null>(null);
  protected readonly found = resource({
    params: () => ({ sellerId: this.sellerId(), search: this.search() || undefined }),
    loader: async ({ params }) => (await this.api.invoke(listOffers, { ...params, limit: 20 })).items,
  });
  protected readonly offers = computed(() => (this.found.hasValue() ? this.found.value() : []));

  focus(): void {
    this.box().focus();
  }

  clear(): void {
    this.skuId.set(null);
    this.search.set('');
  }

  protected labelOf(offer: OfferDto): string {
    return `${offer.code} ${localName(offer, this.locale())}`;
  }

  protected pick(skuId: number | null): void {
    this.skuId.set(skuId);
    const offer = this.offers().find((candidate) => candidate.skuId === skuId);
    if (offer) this.picked.emit(offer);
  }
}
