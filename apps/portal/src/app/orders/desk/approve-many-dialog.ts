import { Component, computed, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DeskOrderDto } from '@tributary/api-client';
import { addDecimals, Button, DialogBody, DialogFrame, LocalNamePipe, MoneyPipe } from '@tributary/ui';

const SHOWN = 5;

/** Before many orders are approved of which some ask for other prices: what granting costs, and whether these are meant too. */
@Component({
  selector: 'app-approve-many-dialog',
  imports: [Button, DialogFrame, LocalNamePipe, MoneyPipe, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'desk.bulk.approve.heading' | transloco: { count: data.length }">
      <p data-testid="asked-sum">
        {{ 'deskAsked.some' | transloco: { count: asking.length, of: data.length } }}
        @if (cost(); as cost) {
          {{ 'deskAsked.costs' | transloco }} <strong class="num cost">{{ cost | tbMoney }}</strong>
        }
      </p>
      <ul class="small">
        @for (order of asking.slice(0, shown); track order.id) {
          <li class="split">
            <span><span class="num strong">{{ order.number }}</span> {{ order.buyer | tbName }}</span>
            <span class="num">{{ order.asked?.listTotal | tbMoney }} → {{ order.asked?.askedTotal | tbMoney }}</span>
          </li>
        }
      </ul>
      @if (asking.length > shown) {
        <p class="small quiet">{{ 'deskAsked.moreOrders' | transloco: { count: asking.length - shown } }}</p>
      }
      <fieldset>
        <label class="row"><input type="radio" name="asked" [checked]="!granting()" [disabled]="plain.length === 0" (change)="granting.set(false)" />{{ 'deskAsked.without' | transloco: { count: plain.length } }}</label>
        <label class="row"><input type="radio" name="asked" [checked]="granting()" (change)="granting.set(true)" data-testid="grant-asked" />{{ 'deskAsked.with' | transloco: { count: data.length } }}</label>
      </fieldset>
      <ng-container tbFoot>
        <button type="button" tbButton (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="button" tbButton="primary" [disabled]="chosen().length === 0" (click)="close(chosen())" data-testid="approve-many-go">
          {{ 'desk.bulk.approve.action' | transloco: { count: chosen().length } }}
        </button>
      </ng-container>
    </tb-dialog-frame>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 6px;
      border: 0;
      padding: 0;
    }
    .cost {
      color: var(--clay-700);
    }
    .split {
      flex-wrap: wrap;
    }
  `,
})
export class ApproveManyDialog extends DialogBody<readonly DeskOrderDto[], readonly DeskOrderDto[]> {
  protected readonly shown = SHOWN;
  protected readonly asking = this.data.filter(({ asked }) => asked !== null);
  protected readonly plain = this.data.filter(({ asked }) => asked === null);
  /** Nothing is given away by an Enter too much: granting is chosen. */
  protected readonly granting = signal(false);
  protected readonly chosen = computed(() => (this.granting() ? this.data : this.plain));
  /** Of all that is asked; null for whoever sees no prices. */
  protected readonly cost = computed(() => {
    const costs = this.asking.map(({ asked }) => asked?.cost ?? null);
    return costs.some((cost) => cost === null) ? null : costs.reduce<string>((sum, cost) => addDecimals(sum, cost ?? '0'), '0');
  });
}
