import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PriceListDto } from '@tributary/api-client';
import { LocalNamePipe } from '@tributary/ui';

/** Who may buy at a list: the dealer of a contract, price groups, or everyone whom a dealer supplies. */
@Component({
  selector: 'app-price-list-buyers',
  imports: [LocalNamePipe, TranslocoPipe],
  template: `
    @let shown = list();
    @if (shown.buyer; as buyer) {
      <span>{{ buyer | tbName }}</span>
    } @else if (shown.tier === 2 && shown.seller) {
      <span class="quiet">{{ 'priceList.buyers.customersOf' | transloco: { name: (shown.seller | tbName) } }}</span>
    } @else {
      @for (group of shown.groups; track group.code) {
        <p>
          {{ group | tbName }}
          <span class="small quiet">
            @for (tier of group.tiers; track tier) {
              · {{ 'dealerTier.' + tier | transloco }}
            }
            @if (group.organisationCount) {
              · {{ 'priceList.buyers.dealers' | transloco: { count: group.organisationCount } }}
            }
            @if (group.userCount) {
              · {{ 'priceList.buyers.users' | transloco: { count: group.userCount } }}
            }
          </span>
        </p>
      } @empty {
        <span class="quiet">{{ (shown.seller ? 'priceList.buyers.none' : 'priceList.buyers.secondTier') | transloco }}</span>
      }
    }
  `,
})
export class PriceListBuyers {
  readonly list = input.required<PriceListDto>();
}
