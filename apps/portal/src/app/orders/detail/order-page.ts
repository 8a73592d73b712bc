import { Component, computed, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, getOrder, type OrderDto } from '@tributary/api-client';
import { ActiveLocale, Button, Copyable, Icon, LocalNamePipe, MoneyPipe, PageHeader, Skeleton, Time, Timeline } from '@tributary/ui';
import { Session } from '../../core/session/session';
import { OrderReturns } from '../../returns/order-returns';
import { ProblemState } from '../../shared/problem-state';
import { OrderExport } from '../list/order-export';
import { OrderStateTag } from '../order-state-tag';
import { DeskButtons } from '../desk/desk-buttons';
import { SaveTemplate } from '../templates/save-template';
import { OfferAnswer } from './offer-answer';
import { OrderActions } from './order-actions';
import { OrderLines } from './order-lines';
import { OrderShipments } from './order-shipments';
import { orderSteps } from './order-steps';
import { OrderWaitingNotice } from './order-waiting-notice';

/** Everything about one order, and what this person may do with it now. */
@Component({
  selector: 'app-order-page',
  imports: [
    DeskButtons,
    Button,
    Copyable,
    Icon,
    LocalNamePipe,
    MoneyPipe,
    OfferAnswer,
    OrderExport,
    OrderLines,
    OrderReturns,
    OrderShipments,
    OrderStateTag,
    OrderWaitingNotice,
    PageHeader,
    ProblemState,
    RouterLink,
    SaveTemplate,
    Skeleton,
    Time,
    Timeline,
    TranslocoPipe,
  ],
  providers: [OrderActions],
  templateUrl: './order-page.html',
  styleUrl: './order-page.less',
})
export class OrderPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);
  private readonly actions = inject(OrderActions);
  protected readonly session = inject(Session);

  protected readonly order = resource({
    params: () => ({ id: this.id() }),
    loader: ({ params }) => this.api.invoke(getOrder, params),
  });
  protected readonly steps = computed(() => {
    this.locale.code();
    return this.order.hasValue() ? orderSteps(this.order.value(), (key, params) => this.transloco.translate(key, params)) : [];
  });

  protected may(order: OrderDto, action: string): boolean {
    return order.availableActions.includes(action);
  }

  protected async act(order: OrderDto, action: 'approve' | 'refuse' | 'accept' | 'decline' | 'cancel' | 'ship' | 'close-rest' | 'return'): Promise<void> {
    const changed = await this.actions[action](order);
    if (changed) this.order.reload();
  }

  protected async receive(shipmentId: number): Promise<void> {
    if (await this.actions.receive(shipmentId)) this.order.reload();
  }
}
