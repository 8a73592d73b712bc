import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { ActiveLocale, localName } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';

/** Something that is chosen by name. */
export interface Choosable {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string | null;
}

/** Picks several records by typing part of a name or code; however many there are, only a few are loaded. */
@Component({
  selector: 'app-many-select',
  imports: [FormsModule, NzSelectModule],
  template: `
    <nz-select
      nzMode="multiple"
      nzAllowClear
      nzServerSearch
      [nzId]="name()"
      [nzLoading]="found.isLoading()"
      [nzPlaceHolder]="placeholder()"
      [nzDisabled]="disabled()"
      [ngModel]="ids()"
      (ngModelChange)="pick($event)"
      (nzOnSearch)="search.set($event)"
    >
      @for (option of options(); track option.id) {
        <nz-option [nzValue]="option.id" [nzLabel]="option.label" />
      }
    </nz-select>
  `,
  styles: `
    nz-select {
      width: 100%;
    }
  `,
})
export class ManySelect {
  /** Id of the control, for its label. */
  readonly name = input('');
  readonly placeholder = input('');
  readonly disabled = input(false);
  readonly chosen = input.required<readonly Choosable[]>();
  readonly find = input.required<(search: string | undefined) => Promise<readonly Choosable[]>>();
  readonly changed = output<readonly Choosable[]>();

  private readonly locale = inject(ActiveLocale).code;
  protected readonly search = signal('');
  protected readonly found = resource({
    params: () => ({ search: this.search() || undefined, find: this.find() }),
    loader: ({ params }) => params.find(params.search),
  });
  protected readonly ids = computed(() => this.chosen().map(({ id }) => id));
  private readonly known = computed(() => {
    const found = this.found.hasValue() ? this.found.value() : [];
    return [...this.chosen(), ...found.filter(({ id }) => !this.ids().includes(id))];
  });
  protected readonly options = computed(() => this.known().map((item) => ({ id: item.id, label: `${item.code} ${localName(item, this.locale())}` })));

  protected pick(ids: readonly number[]): void {
    this.changed.emit(ids.flatMap((id) => this.known().find((item) => item.id === id) ?? []));
  }
}
