import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { OrderDto } from '@tributary/api-client';
import { ActiveLocale, Notice } from '@tributary/ui';
import { waitingFor, waitsForReader } from './order-waiting';

/** What the order waits for, of whom, and what asked for approval. */
@Component({
  selector: 'app-order-waiting',
  imports: [Notice, TranslocoPipe],
  template: `
    @if (waiting(); as what) {
      <tb-notice [tone]="mine(what) ? 'sand' : 'river'" data-testid="waiting">
        <span class="strong">{{ 'orderLife.waiting.' + what | transloco }}</span>
        @if (reasons(); as list) {
          <p class="small">{{ 'orderLife.reasons' | transloco: { list } }}</p>
        }
      </tb-notice>
    }
  `,
})
export class OrderWaitingNotice {
  readonly order = input.required<OrderDto>();
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);

  protected readonly waiting = computed(() => waitingFor(this.order()));
  protected readonly mine = waitsForReader;
  /** In words; empty once the decision is taken. */
  protected readonly reasons = computed(() => {
    const separator = this.locale.code() === 'zh-CN' ? '、' : ', ';
    const { state, approvalReasons } = this.order();
    return state === 'submitted' ? approvalReasons.map((reason) => this.transloco.translate(`orderLife.reason.${reason}`)).join(separator) : '';
  });
}
