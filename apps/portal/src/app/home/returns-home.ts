import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listReturns } from '@tributary/api-client';
import { LocalNamePipe, Time } from '@tributary/ui';
import { Session } from '../core/session/session';
import { ReturnStateTag } from '../returns/return-state-tag';

const ROWS = 5;

/** Returns that wait for this person's side; nothing where none does. */
@Component({
  selector: 'app-returns-home',
  imports: [LocalNamePipe, ReturnStateTag, RouterLink, Time, TranslocoPipe],
  template: `
    @for (list of lists(); track list.side) {
      <section class="card">
        <div class="split head">
          <h2>{{ 'returns.home.' + list.side | transloco }}</h2>
          <a class="small" routerLink="/returns" [queryParams]="{ side: list.side, waiting: 1 }">{{ 'home.all' | transloco }}</a>
        </div>
        @for (back of list.items; track back.id) {
          <a class="back" [routerLink]="['/returns', back.id]">
            <span class="words">
              <span class="strong num">{{ back.number }}</span>
              <span class="small quiet">{{ (list.side === 'buyer' ? back.seller : back.buyer) | tbName }} · {{ back.reason }}</span>
            </span>
            <span class="small quiet"><tb-time [at]="back.updatedAt" /></span>
            <app-return-state-tag [state]="back.state" />
          </a>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    .back {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px var(--space-4);
      padding: 10px 0;
      border-top: 1px solid var(--slate-100);
      color: inherit;
    }
    .words {
      display: grid;
      flex: 1 1 200px;
      min-width: 0;
    }
  `,
})
export class ReturnsHome {
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  private readonly sides = computed(() => [
    ...(this.session.buys() ? (['buyer'] as const) : []),
    ...(this.session.sells() || this.session.may('orders.take-back') ? (['seller'] as const) : []),
  ]);
  private readonly waiting = resource({
    params: () => this.sides(),
    loader: ({ params }) => Promise.all(params.map(async (side) => ({ side, items: (await this.api.invoke(listReturns, { side, waiting: true, limit: ROWS })).items }))),
  });
  protected readonly lists = computed(() => (this.waiting.hasValue() ? this.waiting.value().filter(({ items }) => items.length > 0) : []));
}
