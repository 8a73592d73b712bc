import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { NotificationDto } from '@tributary/api-client';
import { MoneyPipe, Time } from '@tributary/ui';

/** What one notification says beside its title: which order, with whom, who did it and why. */
@Component({
  selector: 'app-notification-words',
  imports: [MoneyPipe, Time, TranslocoPipe],
  template: `
    @let told = notification();
    @if (told.flow; as flow) {
      <p class="small">{{ flow.name }}</p>
    } @else {
      <p class="small">
        <span class="num">{{ told.returnNumber ?? told.orderNumber ?? told.statementMonth }}</span> · {{ told.partner }}
        @if (told.returnNumber) {
          · {{ 'returns.order' | transloco }} <span class="num">{{ told.orderNumber }}</span>
        } @else if (told.total !== null) {
          · <span class="num">{{ told.total | tbMoney }}</span>
        }
      </p>
    }
    @if (told.deliveryNoteNumber) {
      <p class="small">
        {{ 'notifications.deliveryNote' | transloco }} <span class="num">{{ told.deliveryNoteNumber }}</span>
        @if (told.expectedArrivalAt) {
          · {{ 'notifications.expectedArrival' | transloco }} <tb-time [at]="told.expectedArrivalAt" show="exact" />
        }
      </p>
    }
    @if (told.reason) {
      <p class="small">“{{ told.reason }}”</p>
    }
    <p class="small quiet">
      <tb-time [at]="told.createdAt" />
      @if (told.actorName) {
        ·
        @if (told.onBehalfOf) {
          {{ 'notifications.onBehalfOf' | transloco: { actor: told.actorName, person: told.onBehalfOf } }}
        } @else {
          {{ told.actorName }}
        }
      }
    </p>
  `,
})
export class NotificationWords {
  readonly notification = input.required<NotificationDto>();
}
