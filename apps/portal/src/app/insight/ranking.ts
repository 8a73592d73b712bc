import { Component, computed, input, output } from '@angular/core';
import { MoneyPipe, percentOf } from '@tributary/ui';

export interface RankedItem {
  readonly id: number;
  readonly name: string;
  readonly detail: string;
  readonly amount: string;
}

/** Who or what leads, as bars; a click goes to the rows behind the figure. */
@Component({
  selector: 'app-ranking',
  imports: [MoneyPipe],
  template: `
    <ol>
      @for (item of items(); track item.id) {
        <li>
          <button type="button" (click)="chosen.emit(item)">
            <span class="words">
              <span class="name">{{ item.name }}</span>
              <span class="small quiet">{{ item.detail }}</span>
            </span>
            <span class="num strong">{{ item.amount | tbMoney }}</span>
            <span class="bar" aria-hidden="true"><span [style.width.%]="share(item)"></span></span>
          </button>
        </li>
      }
    </ol>
  `,
  styleUrl: './ranking.less',
})
export class Ranking {
  readonly items = input.required<readonly RankedItem[]>();
  readonly chosen = output<RankedItem>();
  private readonly most = computed(() => this.items()[0]?.amount ?? '0');

  protected share(item: RankedItem): number {
    return Math.max(0, percentOf(item.amount, this.most()));
  }
}
