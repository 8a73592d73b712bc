import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getDealer, listDealers } from '@tributary/api-client';
import { LocalNamePipe } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';

/** Picks a dealer by typing part of its name, code or pinyin; fifty thousand never load at once. */
@Component({
  selector: 'app-dealer-select',
  imports: [FormsModule, LocalNamePipe, NzSelectModule, TranslocoPipe],
  template: `
    <nz-select
      nzAllowClear
      nzShowSearch
      nzServerSearch
      [nzLoading]="found.isLoading()"
      [nzPlaceHolder]="'select.dealer' | transloco"
      [ngModel]="value() ?? null"
      (ngModelChange)="picked.emit($event)"
      (nzOnSearch)="search.set($event)"
    >
      @for (dealer of options(); track dealer.id) {
        <nz-option [nzValue]="'' + dealer.id" [nzLabel]="dealer | tbName" />
      }
    </nz-select>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class DealerSelect {
  /** The dealer's id as text, as it stands in the address. */
  readonly value = input<string>();
  readonly picked = output<string | null>();

  private readonly api = inject(Api);
  protected readonly search = signal('');
  protected readonly found = resource({
    params: () => ({ search: this.search() || undefined }),
    loader: async ({ params }) => (await this.api.invoke(listDealers, { ...params, limit: 20 })).items,
  });
  private readonly current = resource({
    params: () => Number(this.value()) || undefined,
    loader: ({ params }) => this.api.invoke(getDealer, { id: params }),
  });
  /** What was found, and always the one that is chosen, or its name could not be shown. */
  protected readonly options = computed(() => {
    const found = this.found.hasValue() ? this.found.value() : [];
    const current = this.current.hasValue() ? this.current.value() : undefined;
    return current && !found.some((dealer) => dealer.id === current.id) ? [current, ...found] : found;
  });
}
