import { Component, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getDealer } from '@tributary/api-client';
import { ActiveLocale, Copyable, LocalNamePipe, MoneyPipe, PageHeader, percentOf, Skeleton, StatusTag } from '@tributary/ui';
import { ActingButton } from '../identity/acting/acting-button';
import { ProblemState } from '../shared/problem-state';
import { dealerTone } from './dealer-status';
import { SupplyRelations } from './supply-relations';

/** One dealer: who it is, whom it buys from and sells to, and how far its credit goes. */
@Component({
  selector: 'app-dealer-page',
  imports: [ActingButton, Copyable, LocalNamePipe, MoneyPipe, PageHeader, ProblemState, RouterLink, Skeleton, StatusTag, SupplyRelations, TranslocoPipe],
  templateUrl: './dealer-page.html',
  styleUrl: './dealer-page.less',
})
export class DealerPage {
  readonly id = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly tone = dealerTone;
  protected readonly share = percentOf;
  protected readonly dealer = resource({
    params: () => ({ id: this.id(), locale: this.locale() }),
    loader: ({ params: { id } }) => this.api.invoke(getDealer, { id }),
  });
}
