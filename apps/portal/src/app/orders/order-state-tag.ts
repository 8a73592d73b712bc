import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { StatusTag } from '@tributary/ui';
import { orderTone, type OrderState } from './order-state';

@Component({
  selector: 'app-order-state-tag',
  imports: [StatusTag, TranslocoPipe],
  template: `<tb-status-tag [tone]="tone(state())">{{ 'orderState.' + state() | transloco }}</tb-status-tag>`,
})
export class OrderStateTag {
  readonly state = input.required<OrderState>();
  protected readonly tone = orderTone;
}
