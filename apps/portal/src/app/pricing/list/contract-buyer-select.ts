import { Component, inject, input, output, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listContractBuyers, type PriceListPartyDto } from '@tributary/api-client';
import { LocalNamePipe } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';

/** Picks one of the dealers that one supplies. */
@Component({
  selector: 'app-contract-buyer-select',
  imports: [FormsModule, LocalNamePipe, NzSelectModule, TranslocoPipe],
  template: `
    <nz-select
      nzShowSearch
      nzServerSearch
      [nzLoading]="found.isLoading()"
      [nzPlaceHolder]="'select.dealer' | transloco"
      [ngModel]="value()"
      (ngModelChange)="picked.emit($event)"
      (nzOnSearch)="search.set($event)"
    >
      @for (dealer of dealers(); track dealer.id) {
        <nz-option [nzValue]="dealer.id" [nzLabel]="(dealer | tbName) + ' ' + dealer.code" />
      }
    </nz-select>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ContractBuyerSelect {
  readonly value = input<number | null>(null);
  readonly picked = output<number | null>();

  private readonly api = inject(Api);
  protected readonly search = signal('');
  protected readonly found = resource({
    params: () => ({ search: this.search() || undefined }),
    loader: async ({ params }) => (await this.api.invoke(listContractBuyers, { ...params, limit: 20 })).items,
  });

  protected dealers(): readonly PriceListPartyDto[] {
    return this.found.hasValue() ? this.found.value() : [];
  }
}
