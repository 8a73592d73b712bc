import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderDifferenceDto } from '@tributary/api-client';
import { formatMoney } from '@tributary/ui';
import { LineChanges } from './line-changes';
import { OldNew } from './old-new';
import { wordChanges } from './word-changes';

/** What lies between two versions: lines, words, and what the order costs. */
@Component({
  selector: 'app-order-difference',
  imports: [LineChanges, OldNew, TranslocoPipe],
  template: `
    @let shown = difference();
    @if (shown.changes.length) {
      <app-line-changes [changes]="shown.changes" />
    }
    @if (words().length) {
      <dl class="facts" data-testid="word-changes">
        @for (change of words(); track change.key) {
          <dt>{{ 'orderVersions.word.' + change.key | transloco }}</dt>
          <dd><app-old-new [old]="change.old" [now]="change.new" /></dd>
        }
      </dl>
    }
    @if (!shown.changes.length && !words().length) {
      <p class="quiet">{{ 'orderVersions.same' | transloco }}</p>
    }
    <p class="total">
      <span class="quiet">{{ 'orderPage.total' | transloco }}</span> <app-old-new [old]="money(shown.from.total)" [now]="money(shown.to.total)" />
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      min-width: 0;
    }
    .total {
      font-size: var(--size-l);
      text-align: end;
    }
  `,
})
export class OrderDifference {
  readonly difference = input.required<OrderDifferenceDto>();
  protected readonly words = computed(() => wordChanges(this.difference().from, this.difference().to));
  protected readonly money = formatMoney;
}
