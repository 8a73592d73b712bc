import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, claimFlowTask, countFlowTasks, type FlowTaskCountDto, type FlowTaskDto, listFlowTasks, releaseFlowTask, wakeFlowTask } from '@tributary/api-client';
import { ActiveLocale, Button, Cell, ChoiceRow, DataList, Dialogs, EmptyState, FilterBar, Icon, MoneyPipe, NumberPipe, PageHeader, SearchBox, StatusTag, Time } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { DealerSelect } from '../../shared/dealer-select';
import { tableColumns } from '../../shared/table-columns';
import { FlowWorkList } from '../work/flow-work-list';
import { FlowTaskExport } from './flow-task-export';
import { taskKey, taskKinds, taskSorts, taskTone, type TaskSort, type TaskView, taskViews } from './flow-desk';
import { SnoozeDialog } from './snooze-dialog';

const PAGE = 50;

/** Everything in channel flow that waits for a person, the most valuable first. */
@Component({
  selector: 'app-flow-desk-page',
  imports: [
    Button, Cell, ChoiceRow, DataList, DealerSelect, EmptyState, FilterBar, FlowWorkList, FormsModule, Icon, MoneyPipe, NumberPipe, NzSelectModule, PageHeader, RouterLink, SearchBox, StatusTag, Time, TranslocoPipe,
  ],
  templateUrl: './flow-desk-page.html',
  styleUrl: './flow-desk-page.less',
})
export class FlowDeskPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly exporter = inject(FlowTaskExport);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  private readonly session = inject(Session);
  protected readonly mayDecide = this.session.may('flows.operate');
  protected readonly filters = queryFilters('search', 'kind', 'dealer', 'view', 'sort');
  protected readonly tone = taskTone;
  protected readonly exporting = signal(false);
  protected readonly view = computed(() => taskViews.find((view) => view === this.filters.values().view) ?? 'open');
  protected readonly sort = computed(() => taskSorts.find((sort) => sort === this.filters.values().sort) ?? 'value');
  protected readonly kind = computed(() => taskKinds.find((kind) => kind === this.filters.values().kind));
  protected readonly viewChoices = choices<TaskView>('flowDesk.view', () => taskViews);
  protected readonly sortChoices = choices<TaskSort>('flowDesk.sort', () => taskSorts);
  protected readonly kindChoices = choices('flowDesk.kind', () => taskKinds);
  private readonly asked = computed(() => ({
    view: this.view(), kind: this.kind(), search: this.filters.values().search, dealerId: Number(this.filters.values().dealer) || undefined,
  }));
  protected readonly tasks = pagedList({
    query: () => ({ ...this.asked(), sort: this.sort(), locale: this.locale() }),
    load: ({ locale: _locale, ...query }, cursor) => this.api.invoke(listFlowTasks, { ...query, cursor }),
  });
  /** How much waits of each kind, whichever of them is shown. */
  protected readonly counts = resource({ params: () => ({ ...this.asked(), kind: undefined }), loader: ({ params }) => this.api.invoke(countFlowTasks, params) });
  protected readonly columns = tableColumns('flowDesk.column', () => [
    { key: 'task', card: 'title' },
    { key: 'value', align: 'end', card: 'aside', width: '9em' },
    { key: 'reason', card: 'wide' },
    { key: 'dealer', width: '11em' },
    { key: 'since' },
    { key: 'owner' },
    { key: 'decide', card: 'wide' },
  ]);

  /** Mails, say, have no value that anybody could tell. */
  protected valued = ({ value }: FlowTaskCountDto): boolean => Number(value) !== 0;

  protected isOwn = ({ ownerId, claimedAt }: FlowTaskDto): boolean => claimedAt !== null && ownerId === this.session.user()?.id;

  /** Some links carry a query. */
  protected linkOf({ link }: FlowTaskDto): { readonly path: string; readonly query: Record<string, string> } {
    const [path = '', query = ''] = link.split('?');
    return { path, query: Object.fromEntries(new URLSearchParams(query)) };
  }

  protected async claim(task: FlowTaskDto): Promise<void> {
    const { kind, subject, ownerId, ownerName, claimedAt } = task;
    const from = claimedAt ? ownerId : null;
    if (from !== null) {
      const text = (key: string) => this.transloco.translate(`flowDesk.takeOver.${key}`, { name: ownerName });
      if (!(await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action') }))) return;
    }
    this.put(task, await this.api.invoke(claimFlowTask, { body: { kind, subject, ...(from === null ? {} : { from }) } }));
  }

  protected async release(task: FlowTaskDto): Promise<void> {
    const { kind, subject } = task;
    this.put(task, await this.api.invoke(releaseFlowTask, { body: { kind, subject } }));
  }

  protected async snooze(task: FlowTaskDto): Promise<void> {
    if (await this.dialogs.open(SnoozeDialog, task, 'narrow')) this.lookAgain();
  }

  protected async wake({ kind, subject }: FlowTaskDto): Promise<void> {
    await this.api.invoke(wakeFlowTask, { body: { kind, subject } });
    this.lookAgain();
  }

  protected async export(format: 'xlsx' | 'csv'): Promise<void> {
    this.exporting.set(true);
    try {
      await this.exporter.save({ ...this.asked(), sort: this.sort() }, format);
    } finally {
      this.exporting.set(false);
    }
  }

  private put(task: FlowTaskDto, now: FlowTaskDto): void {
    this.tasks.patch((items) => items.map((item) => (taskKey(item) === taskKey(task) ? now : item)));
  }

  /** Work went on: what waited may count by now. What was scrolled to stays until somebody asks anew. */
  protected lookAgain(): void {
    if (this.tasks.items().length <= PAGE) this.tasks.reload();
    this.counts.reload();
  }
}
