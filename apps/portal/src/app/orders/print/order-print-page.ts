import { Component, computed, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getOrder } from '@tributary/api-client';
import { ActiveLocale, Button, chineseAmount, Icon, LocalNamePipe, MoneyPipe, NumberPipe, Skeleton, Time, UnitPipe } from '@tributary/ui';
import { PaperHead } from '../../shared/paper-head';
import { ProblemState } from '../../shared/problem-state';
import { OrderStateTag } from '../order-state-tag';
import { deliveryGroups } from './delivery-groups';

/** The order as it goes on paper or into a PDF: A4, both parties, lines by delivery, the total also in words in Chinese. */
@Component({
  selector: 'app-order-print-page',
  imports: [Button, Icon, LocalNamePipe, MoneyPipe, NumberPipe, OrderStateTag, PaperHead, ProblemState, RouterLink, Skeleton, Time, TranslocoPipe, UnitPipe],
  templateUrl: './order-print-page.html',
  styleUrl: './order-print-page.less',
})
export class OrderPrintPage {
  readonly id = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly order = resource({ params: () => ({ id: this.id() }), loader: ({ params }) => this.api.invoke(getOrder, params) });
  protected readonly groups = computed(() => (this.order.hasValue() ? deliveryGroups(this.order.value()) : []));
  /** Only Chinese papers write amounts in words; those of people without prices have no amounts. */
  protected readonly words = computed(() => {
    const total = this.order.hasValue() ? this.order.value().total : null;
    return this.locale() === 'zh-CN' && total !== null ? chineseAmount(total) : null;
  });

  protected print(): void {
    window.print();
  }
}
