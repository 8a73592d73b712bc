import { Component, inject, input, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, explainPrice } from '@tributary/api-client';
import { CodePipe, LocalNamePipe, MoneyPipe, NumberPipe, Skeleton, Time, UnitPipe } from '@tributary/ui';
import { ProblemState } from '../../shared/problem-state';

/** Why this price: every price list that speaks of the product, in order, and what decided. */
@Component({
  selector: 'app-price-why',
  imports: [CodePipe, LocalNamePipe, MoneyPipe, NumberPipe, ProblemState, Skeleton, Time, TranslocoPipe, UnitPipe],
  template: `
    @if (explanation.hasValue()) {
      <ol>
        @for (candidate of explanation.value().candidates; track candidate.priceListId + '/' + candidate.rank) {
          <li [class.chosen]="candidate.chosen">
            <span class="rank num">{{ candidate.rank }}</span>
            <span class="words">
              <span class="strong">
                @if (candidate.kind === 'contract') {
                  <span class="contract small">{{ 'priceBreak.contract' | transloco }}</span>
                }
                {{ { name: candidate.priceListName, nameEn: candidate.priceListNameEn } | tbName }}
              </span>
              <span class="small quiet">
                {{ candidate.priceListCode }} · <tb-time [at]="candidate.validFrom" show="day" /> –
                @if (candidate.validTo) {
                  <tb-time [at]="candidate.validTo" show="day" />
                }
                @if (candidate.minimumQuantity) {
                  · {{ 'priceBreak.from' | transloco: { quantity: (candidate.minimumQuantity | tbNumber), unit: (candidate.unit | tbUnit) } }}
                }
              </span>
              <span class="small reason">{{ candidate.reason | tbCode: 'offer.why.reason' }}</span>
            </span>
            <span class="num strong">{{ candidate.amount | tbMoney }}<span class="small quiet">/{{ candidate.unit | tbUnit }}</span></span>
          </li>
        } @empty {
          <li class="quiet">{{ 'offer.why.none' | transloco }}</li>
        }
      </ol>
    } @else if (explanation.error(); as error) {
      <app-problem-state [error]="error" (retry)="explanation.reload()" />
    } @else {
      <tb-skeleton [lines]="3" />
    }
  `,
  styleUrl: './price-why.less',
})
export class PriceWhy {
  readonly sellerId = input.required<number>();
  readonly skuId = input.required<number>();
  readonly quantity = input('1');
  /** Of the quantity; the sales unit unless told. */
  readonly unit = input<string>();

  private readonly api = inject(Api);
  protected readonly explanation = resource({
    params: () => ({ sellerId: this.sellerId(), skuId: this.skuId(), quantity: this.quantity(), unit: this.unit() }),
    loader: ({ params }) => this.api.invoke(explainPrice, params),
  });
}
