import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderDifferenceDto } from '@tributary/api-client';
import { ActiveLocale, formatDay } from '@tributary/ui';
import { LineChanges } from './line-changes';
import { OldNew } from './old-new';
import { SideWords } from './side-words';
import { type WordChange, wordChanges } from './word-changes';

/** What lies between two versions: lines, words, and what the order costs. */
@Component({
  selector: 'app-order-difference',
  imports: [LineChanges, OldNew, TranslocoPipe],
  template: `
    @let shown = difference();
    @if (shown.changes.length) {
      <app-line-changes [changes]="shown.changes" />
    }
    @if (differing().length) {
      <dl class="facts" data-testid="word-changes">
        @for (change of differing(); track change.key) {
          <dt>{{ 'orderVersions.word.' + change.key | transloco }}</dt>
          <dd><app-old-new [old]="words(change, change.old)" [now]="words(change, change.new)" /></dd>
        }
      </dl>
    }
    @if (!shown.changes.length && !differing().length) {
      <p class="quiet">{{ 'orderVersions.same' | transloco }}</p>
    }
    @if (shown.to.total !== null) {
      <p class="total">
        <span class="quiet">{{ 'orderPage.total' | transloco }}</span>
        <app-old-new [old]="side.money(shown.from.total)" [now]="side.money(shown.to.total)" />
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      min-width: 0;
    }
    .total {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 0 12px;
      font-size: var(--size-l);
      text-align: end;
    }
  `,
})
export class OrderDifference {
  readonly difference = input.required<OrderDifferenceDto>();
  private readonly locale = inject(ActiveLocale).code;
  protected readonly differing = computed(() => wordChanges(this.difference().from, this.difference().to));
  protected readonly side = inject(SideWords);

  protected words({ key }: WordChange, text: string | null): string | null {
    return text && key === 'requestedOn' ? formatDay(text, this.locale()) : text;
  }
}
