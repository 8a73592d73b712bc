import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getSku, listSkus } from '@tributary/api-client';
import { ActiveLocale, localName } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';

/** Picks a SKU by typing part of its name, code, grade or pinyin. */
@Component({
  selector: 'app-sku-select',
  imports: [FormsModule, NzSelectModule, TranslocoPipe],
  template: `
    <nz-select
      nzAllowClear
      nzShowSearch
      nzServerSearch
      [nzLoading]="found.isLoading()"
      [nzPlaceHolder]="'select.sku' | transloco"
      [ngModel]="value() ?? null"
      (ngModelChange)="picked.emit($event)"
      (nzOnSearch)="search.set($event)"
    >
      @for (sku of options(); track sku.id) {
        <nz-option [nzValue]="'' + sku.id" [nzLabel]="sku.label" />
      }
    </nz-select>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class SkuSelect {
  /** The SKU's id as text, as it stands in the address. */
  readonly value = input<string>();
  readonly picked = output<string | null>();

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly search = signal('');
  protected readonly found = resource({
    params: () => ({ search: this.search() || undefined }),
    loader: async ({ params }) => (await this.api.invoke(listSkus, { ...params, limit: 20 })).items,
  });
  private readonly current = resource({
    params: () => Number(this.value()) || undefined,
    loader: ({ params }) => this.api.invoke(getSku, { id: params }),
  });
  protected readonly options = computed(() => {
    const found = this.found.hasValue() ? this.found.value() : [];
    const current = this.current.hasValue() ? this.current.value() : undefined;
    const all = current && !found.some((sku) => sku.id === current.id) ? [current, ...found] : found;
    return all.map((sku) => ({ id: sku.id, label: `${sku.code} ${localName(sku, this.locale())}` }));
  });
}
