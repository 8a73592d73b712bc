import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, type CauseDecisionDto, listCauseDecisions, listFlowCauses, undoCauseDecision } from '@tributary/api-client';
import { ActiveLocale, Button, Cell, ChoiceRow, CodePipe, DataList, Dialogs, EmptyState, FilterBar, MoneyPipe, NumberPipe, PageHeader, SearchBox, Time, Toasts } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { DealerSelect } from '../../shared/dealer-select';
import { tableColumns } from '../../shared/table-columns';

const parts = ['open', 'decided'] as const;
type Part = (typeof parts)[number];

/** Rows that do not count, put together by what is wrong with them; and what people decided about such. */
@Component({
  selector: 'app-cause-list-page',
  imports: [Button, Cell, ChoiceRow, CodePipe, DataList, DealerSelect, EmptyState, FilterBar, MoneyPipe, NumberPipe, PageHeader, RouterLink, SearchBox, Time, TranslocoPipe],
  templateUrl: './cause-list-page.html',
})
export class CauseListPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly mayDecide = inject(Session).may('flows.resolve');
  protected readonly filters = queryFilters('search', 'dealer', 'part');
  protected readonly part = computed<Part>(() => (this.filters.values().part === 'decided' ? 'decided' : 'open'));
  protected readonly partChoices = choices<Part>('flowDesk.causes.part', () => parts);
  protected readonly causes = pagedList({
    query: () => ({ search: this.filters.values().search, dealerId: Number(this.filters.values().dealer) || undefined, locale: this.locale() }),
    load: ({ locale: _locale, ...query }, cursor) => this.api.invoke(listFlowCauses, { ...query, cursor }),
  });
  protected readonly decisions = pagedList({
    query: () => (this.part() === 'decided' ? this.locale() : undefined),
    load: (_locale, cursor) => this.api.invoke(listCauseDecisions, { cursor }),
  });
  protected readonly columns = tableColumns('flowDesk.causes.column', () => [
    { key: 'cause', card: 'title' },
    { key: 'where', card: 'wide' },
    { key: 'rows', align: 'end' },
    { key: 'amount', align: 'end', card: 'aside' },
    { key: 'since' },
  ]);
  protected readonly decidedColumns = tableColumns('flowDesk.causes.column', () => [{ key: 'cause', card: 'title' }, { key: 'decision', card: 'wide' }, { key: 'decided' }, { key: 'undo', card: 'wide' }]);

  protected async undo(decision: CauseDecisionDto): Promise<void> {
    const text = (key: string) => this.transloco.translate(`flowDesk.causes.undo.${key}`, { cause: decision.message });
    if (!(await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action') }))) return;
    await this.api.invoke(undoCauseDecision, { id: decision.id });
    this.toasts.info(text('done'));
    this.decisions.reload();
    this.causes.reload();
  }
}
