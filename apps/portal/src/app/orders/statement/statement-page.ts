import { Component, computed, inject, input, numberAttribute, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, exportStatement, getStatement, type StatementDetailDto } from '@tributary/api-client';
import { Button, Icon, LocalNamePipe, MoneyPipe, Notice, PageHeader, Skeleton, StatusTag, Time } from '@tributary/ui';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { download } from '../../shared/download';
import { ProblemState } from '../../shared/problem-state';
import { creditSides } from '../credit/credit-filters';
import { StatementActions } from './statement-actions';
import { StatementEntries } from './statement-entries';
import { statementTone } from './statement-state';

/** One month of an account, which the buyer confirms or objects to. */
@Component({
  selector: 'app-statement-page',
  imports: [Button, Icon, LocalNamePipe, MoneyPipe, Notice, PageHeader, ProblemState, RouterLink, Skeleton, StatementEntries, StatusTag, Time, TranslocoPipe],
  providers: [StatementActions],
  templateUrl: './statement-page.html',
  styleUrl: '../credit/credit-use.less',
})
export class StatementPage {
  /** The other party. */
  readonly id = input.required({ transform: numberAttribute });
  readonly month = input.required<string>();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly actions = inject(StatementActions);
  protected readonly filters = queryFilters('side');
  protected readonly side = computed(() => {
    const sides = creditSides(this.session);
    return sides.find((side) => side === this.filters.values().side) ?? sides[0] ?? 'buyer';
  });
  protected readonly statement = resource({
    params: () => ({ id: this.id(), month: this.month(), side: this.side() }),
    loader: ({ params }) => this.api.invoke(getStatement, params),
  });
  protected readonly tone = statementTone;
  protected readonly busy = signal(false);

  protected may({ availableActions }: StatementDetailDto, action: string): boolean {
    return availableActions.includes(action);
  }

  protected async act(shown: StatementDetailDto, action: 'confirm' | 'object'): Promise<void> {
    const answered = await this.actions[action](shown);
    if (answered) this.statement.set(answered);
  }

  protected async save(): Promise<void> {
    this.busy.set(true);
    try {
      download(`statement-${this.month()}.xlsx`, await this.api.invoke(exportStatement, { id: this.id(), month: this.month(), side: this.side() }));
    } finally {
      this.busy.set(false);
    }
  }
}
