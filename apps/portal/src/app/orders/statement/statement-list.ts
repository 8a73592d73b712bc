import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listStatements, type StatementDto } from '@tributary/api-client';
import { Cell, DataList, EmptyState, MoneyPipe, StatusTag } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { tableColumns } from '../../shared/table-columns';
import type { OrderSide } from '../list/order-sides';
import { statementTone } from './statement-state';

/** The months of an account, the latest first. */
@Component({
  selector: 'app-statement-list',
  imports: [Cell, DataList, EmptyState, MoneyPipe, RouterLink, StatusTag, TranslocoPipe],
  template: `
    <tb-data-list [source]="months" [columns]="columns()" [label]="'creditPart.statements' | transloco" [keyOf]="monthOf">
      <ng-template tbCell="month" [tbCellOf]="months.items()" let-statement>
        <a class="row-link num" [routerLink]="['/credit-accounts', id(), 'statements', statement.month]" [queryParams]="{ side: side() }">{{ statement.month }}</a>
      </ng-template>
      <ng-template tbCell="opening" [tbCellOf]="months.items()" let-statement><span class="num">{{ statement.opening | tbMoney }}</span></ng-template>
      <ng-template tbCell="taken" [tbCellOf]="months.items()" let-statement><span class="num">{{ statement.taken | tbMoney }}</span></ng-template>
      <ng-template tbCell="given" [tbCellOf]="months.items()" let-statement><span class="num">{{ statement.given | tbMoney }}</span></ng-template>
      <ng-template tbCell="closing" [tbCellOf]="months.items()" let-statement><span class="num strong">{{ statement.closing | tbMoney }}</span></ng-template>
      <ng-template tbCell="state" [tbCellOf]="months.items()" let-statement>
        <tb-status-tag [tone]="tone[statement.state]">{{ 'statement.state.' + statement.state | transloco }}</tb-status-tag>
      </ng-template>
      <tb-empty-state icon="credit" [heading]="'statement.none.title' | transloco" [hint]="'statement.none.hint' | transloco" />
    </tb-data-list>
  `,
})
export class StatementList {
  readonly id = input.required<number>();
  readonly side = input.required<OrderSide>();

  private readonly api = inject(Api);
  protected readonly tone = statementTone;
  protected readonly months = pagedList({
    query: () => ({ id: this.id(), side: this.side() }),
    load: (query, cursor) => this.api.invoke(listStatements, { ...query, cursor }),
  });
  protected readonly monthOf = ({ month }: StatementDto): string => month;
  protected readonly columns = tableColumns('statement.column', () => [
    { key: 'month', card: 'title' },
    { key: 'opening', align: 'end' },
    { key: 'taken', align: 'end' },
    { key: 'given', align: 'end' },
    { key: 'closing', align: 'end' },
    { key: 'state', card: 'aside' },
  ]);
}
