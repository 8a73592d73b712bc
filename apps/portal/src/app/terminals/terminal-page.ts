import { Component, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getTerminal } from '@tributary/api-client';
import { Cell, Copyable, DataTable, LocalNamePipe, PageHeader, Skeleton, Time } from '@tributary/ui';
import { ProblemState } from '../shared/problem-state';
import { tableColumns } from '../shared/table-columns';

/** One terminal and the names under which dealers know it. */
@Component({
  selector: 'app-terminal-page',
  imports: [Cell, Copyable, DataTable, LocalNamePipe, PageHeader, ProblemState, RouterLink, Skeleton, Time, TranslocoPipe],
  template: `
    @if (terminal.hasValue()) {
      @let shown = terminal.value();
      <tb-page-header [heading]="shown.name">
        <a tbBack class="small" routerLink="/terminals">← {{ 'terminalList.title' | transloco }}</a>
      </tb-page-header>
      <div class="stack">
        <section class="card">
          <dl class="facts">
            <dt>{{ 'terminal.code' | transloco }}</dt>
            <dd><tb-copyable [text]="shown.code" /></dd>
            <dt>{{ 'terminalList.column.kind' | transloco }}</dt>
            <dd>{{ { name: shown.kindName, nameEn: shown.kindNameEn } | tbName }}</dd>
            <dt>{{ 'terminalList.column.division' | transloco }}</dt>
            <dd>{{ shown.divisionName || '–' }}</dd>
            <dt>{{ 'terminalList.column.address' | transloco }}</dt>
            <dd>{{ shown.address || '–' }}</dd>
          </dl>
        </section>
        <section class="card">
          <h2>{{ 'terminal.aliases' | transloco }}</h2>
          @if (shown.aliases.length) {
            <tb-data-table [items]="shown.aliases" [columns]="columns()" [label]="'terminal.aliases' | transloco">
              <ng-template tbCell="text" [tbCellOf]="shown.aliases" let-alias
                ><span class="strong">{{ alias.text }}</span></ng-template
              >
              <ng-template tbCell="dealer" [tbCellOf]="shown.aliases" let-alias>{{ alias.dealerName || ('terminal.everyDealer' | transloco) }}</ng-template>
              <ng-template tbCell="decided" [tbCellOf]="shown.aliases" let-alias>{{ alias.decidedBy }} <tb-time [at]="alias.decidedAt" /></ng-template>
            </tb-data-table>
          } @else {
            <p class="quiet">{{ 'terminal.noAliases' | transloco }}</p>
          }
        </section>
      </div>
    } @else if (terminal.error(); as error) {
      <app-problem-state [error]="error" (retry)="terminal.reload()" />
    } @else {
      <tb-skeleton [lines]="8" />
    }
  `,
})
export class TerminalPage {
  readonly id = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);
  protected readonly terminal = resource({
    params: () => ({ id: this.id() }),
    loader: ({ params }) => this.api.invoke(getTerminal, params),
  });
  protected readonly columns = tableColumns('terminal.column', () => [{ key: 'text', card: 'title' }, { key: 'dealer' }, { key: 'decided' }]);
}
