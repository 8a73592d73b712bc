import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SupplyRelationDto } from '@tributary/api-client';
import { Cell, DataTable, LocalNamePipe, Time } from '@tributary/ui';
import { tableColumns } from '../shared/table-columns';

/** Who supplies whom, in which business line, from when to when. */
@Component({
  selector: 'app-supply-relations',
  imports: [Cell, DataTable, LocalNamePipe, RouterLink, Time, TranslocoPipe],
  template: `
    @if (relations().length) {
      <tb-data-table [items]="relations()" [columns]="columns()" [label]="'dealer.relations' | transloco">
        <ng-template tbCell="name" [tbCellOf]="relations()" let-relation>
          @if (relation.kind === 'dealer') {
            <a [routerLink]="['/dealers', relation.organisationId]">{{ relation | tbName }}</a>
          } @else {
            <span class="strong">{{ relation | tbName }}</span>
          }
          <p class="small quiet mono">{{ relation.code }}</p>
        </ng-template>
        <ng-template tbCell="businessLine" [tbCellOf]="relations()" let-relation>{{ relation.businessLine || '–' }}</ng-template>
        <ng-template tbCell="valid" [tbCellOf]="relations()" let-relation>
          <tb-time [at]="relation.validFrom" show="day" /> –
          @if (relation.validTo) {
            <tb-time [at]="relation.validTo" show="day" />
          } @else {
            {{ 'dealer.openEnd' | transloco }}
          }
        </ng-template>
      </tb-data-table>
    } @else {
      <p class="quiet">{{ 'dealer.noRelations' | transloco }}</p>
    }
  `,
})
export class SupplyRelations {
  readonly relations = input.required<readonly SupplyRelationDto[]>();
  protected readonly columns = tableColumns('dealer.column', () => [{ key: 'name', card: 'wide' }, { key: 'businessLine' }, { key: 'valid' }]);
}
