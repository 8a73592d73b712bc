import { Component, inject, input, resource } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listExpenseBudgets } from '@tributary/api-client';
import { ChoiceRow, Field, formatMoney, LocalNamePipe } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { choices } from '../shared/choices';
import type { PromotionDraft } from './promotion-draft';

/** When, in which order, beside which others, how often, and who pays. */
@Component({
  selector: 'app-promotion-term-fields',
  imports: [ChoiceRow, Field, FormsModule, LocalNamePipe, NzSelectModule, TranslocoPipe],
  template: `
    @let own = draft();
    <div class="form-grid">
      <tb-field for="promotion-from" [label]="'promotionPage.firstDay' | transloco" [required]="true">
        <input #from id="promotion-from" class="input" type="date" [value]="own.from()" (change)="own.from.set(from.value)" />
      </tb-field>
      <tb-field for="promotion-to" [label]="'promotionPage.lastDay' | transloco" [hint]="'promotionPage.lastDayHint' | transloco">
        <input #to id="promotion-to" class="input" type="date" [value]="own.to()" (change)="own.to.set(to.value)" />
      </tb-field>
    </div>
    <tb-field [label]="'promotionList.column.stacking' | transloco" [hint]="'promotionPage.stackingHint' | transloco">
      <tb-choice [label]="'promotionList.column.stacking' | transloco" [choices]="stackings()" [value]="own.stacking()" (chosen)="own.stacking.set($event)" />
    </tb-field>
    <div class="form-grid">
      <tb-field for="promotion-priority" [label]="'promotionPage.priority' | transloco" [hint]="'promotionPage.priorityHint' | transloco">
        <input #priority id="promotion-priority" class="input num" inputmode="numeric" [value]="own.priority()" (input)="own.priority.set(priority.value)" />
      </tb-field>
      <tb-field for="promotion-orders" [label]="'promotionPage.ordersPerDealer' | transloco" [hint]="'promotionPage.ordersHint' | transloco">
        <input #orders id="promotion-orders" class="input num" inputmode="numeric" [value]="own.ordersPerDealer()" (input)="own.ordersPerDealer.set(orders.value)" />
      </tb-field>
    </div>
    <tb-field for="promotion-budget" [label]="'promotionList.column.budget' | transloco" [hint]="'promotionPage.budgetHint' | transloco">
      <nz-select nzId="promotion-budget" nzAllowClear nzShowSearch [nzPlaceHolder]="'promotionPage.noBudget' | transloco" [ngModel]="own.budgetId()" (ngModelChange)="own.budgetId.set($event)">
        @for (budget of budgets.hasValue() ? budgets.value().items : []; track budget.id) {
          <nz-option [nzValue]="budget.id" [nzLabel]="budget.code + ' ' + (budget | tbName) + ' · ' + money(budget.left)" />
        }
      </nz-select>
    </tb-field>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    tb-choice {
      justify-self: start;
      max-width: 100%;
    }
    nz-select {
      width: 100%;
    }
  `,
})
export class PromotionTermFields {
  readonly draft = input.required<PromotionDraft>();

  private readonly api = inject(Api);
  protected readonly stackings = choices<'exclusive' | 'stackable'>('promotionStacking', () => ['exclusive', 'stackable']);
  protected readonly budgets = resource({ loader: () => this.api.invoke(listExpenseBudgets, { limit: 200 }) });
  protected readonly money = formatMoney;
}
