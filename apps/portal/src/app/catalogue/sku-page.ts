import { Component, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getSku } from '@tributary/api-client';
import { ActiveLocale, Copyable, LocalNamePipe, NumberPipe, PageHeader, Quantity, Skeleton, StatusTag, UnitPipe } from '@tributary/ui';
import { ProblemState } from '../shared/problem-state';

/** One SKU and its units with their exact conversions. */
@Component({
  selector: 'app-sku-page',
  imports: [Copyable, LocalNamePipe, NumberPipe, PageHeader, ProblemState, Quantity, RouterLink, Skeleton, StatusTag, TranslocoPipe, UnitPipe],
  templateUrl: './sku-page.html',
  styles: `
    .columns {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(300px, 1fr));
      align-items: start;
      gap: var(--space-4);
    }
    li {
      padding: 8px 0;
      border-bottom: 1px solid var(--slate-100);
    }
    li:last-child {
      border-bottom: 0;
    }
  `,
})
export class SkuPage {
  readonly id = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly sku = resource({
    params: () => ({ id: this.id(), locale: this.locale() }),
    loader: ({ params: { id } }) => this.api.invoke(getSku, { id }),
  });
}
