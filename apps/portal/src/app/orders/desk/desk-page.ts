import { Component, computed, effect, inject, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, listBranches, listDeskOrders, type DeskCountsDto, type DeskOrderDto } from '@tributary/api-client';
import { ActiveLocale, Button, ChoiceRow, Dialogs, EmptyState, ErrorState, FilterBar, Icon, LocalNamePipe, MoneyPipe, Notice, PageHeader, SearchBox, Skeleton, StatusTag, Time, type Tone } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { choices } from '../../shared/choices';
import { DealerSelect } from '../../shared/dealer-select';
import { SkuSelect } from '../../shared/sku-select';
import { ApproveManyDialog } from './approve-many-dialog';
import { AskedPrices } from './asked-prices';
import { BULK_ACTIONS, type BulkAction, DeskBulk } from './desk-bulk';
import { DeskSelection } from './desk-selection';

const WORK = ['decide', 'accept', 'allocate', 'release', 'ship'] as const;
const DUE = ['overdue', 'today', 'later'] as const;
const tones: Readonly<Record<DeskOrderDto['turn'], Tone>> = { desk: 'sand', buyer: 'quiet', production: 'river', warehouse: 'river' };
const keys: Readonly<Record<string, BulkAction>> = { A: 'approve', R: 'release', G: 'allocate' };

/** One work list by urgency: everything that waits at head office, and what can be done to many orders at once. */
@Component({
  selector: 'app-desk-page',
  imports: [AskedPrices, Button, ChoiceRow, DealerSelect, EmptyState, ErrorState, FilterBar, FormsModule, Icon, LocalNamePipe, MoneyPipe, Notice, NzSelectModule, PageHeader, RouterLink, SearchBox, Skeleton, SkuSelect, StatusTag, Time, TranslocoPipe],
  providers: [DeskBulk, DeskSelection],
  templateUrl: './desk-page.html',
  styleUrl: './desk-page.less',
  host: { '(document:keydown)': 'key($event)' },
})
export class DeskPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly bulk = inject(DeskBulk);
  protected readonly selection = inject(DeskSelection);
  protected readonly filters = queryFilters('work', 'due', 'search', 'branch', 'dealer', 'sku');

  private readonly counts = signal<DeskCountsDto | null>(null);
  protected readonly orders = pagedList({
    query: () => {
      const { work, due, search, branch, dealer, sku } = this.filters.values();
      this.locale();
      return {
        work: WORK.find((each) => each === work),
        due: DUE.find((each) => each === due),
        search,
        branchId: Number(branch) || undefined,
        dealerId: Number(dealer) || undefined,
        skuId: Number(sku) || undefined,
      };
    },
    load: async (query, cursor) => {
      const page = await this.api.invoke(listDeskOrders, { ...query, cursor });
      this.counts.set(page.counts);
      return page;
    },
  });
  private readonly workNames = choices('desk.work', () => ['all', ...WORK] as const);
  protected readonly works = computed(() => {
    const counts = this.counts();
    return this.workNames().map((choice) => (choice.value === 'all' || !counts ? choice : { ...choice, count: counts[choice.value] }));
  });
  protected readonly dues = choices('desk.due', () => ['all', ...DUE] as const);
  protected readonly branches = resource({ loader: () => this.api.invoke(listBranches) });
  protected readonly overdue = computed(() => this.counts()?.overdue ?? 0);
  protected readonly chosen = computed(() => this.orders.items().filter(({ id }) => this.selection.ticked().includes(id)));
  protected readonly actions = computed(() => BULK_ACTIONS.map((action) => ({ action, count: DeskBulk.fitting(action, this.chosen()).length })));
  protected readonly tone = (turn: DeskOrderDto['turn']) => tones[turn];

  constructor() {
    effect(() => this.selection.show(this.orders.items().map(({ id }) => id)));
  }

  protected async act(action: BulkAction): Promise<void> {
    const orders = DeskBulk.fitting(action, this.chosen());
    if (orders.length === 0 || this.bulk.running()) return;
    const answer = await this.confirm(action, orders);
    if (!answer) return;
    await this.bulk.run(action, answer.orders, answer.reason);
    this.selection.clear();
    this.orders.reload();
  }

  /** Which of them are meant; undefined: none. */
  private async confirm(action: BulkAction, orders: readonly DeskOrderDto[]): Promise<{ orders: readonly DeskOrderDto[]; reason?: string } | undefined> {
    if (action === 'approve' && orders.some(({ asked }) => asked !== null)) {
      const meant = await this.dialogs.open(ApproveManyDialog, orders);
      return meant && { orders: meant };
    }
    const text = (key: string) => this.transloco.translate(`desk.bulk.${action}.${key}`, { count: orders.length });
    const refusing = action === 'refuse';
    const answer = await this.dialogs.confirm({ heading: text('heading'), action: text('action'), danger: refusing, ...(refusing ? { reason: 'required' as const } : {}) });
    return answer && { orders, reason: answer.reason };
  }

  protected key(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = keys[event.key];
    if (action) void this.act(action);
    else if (!this.selection.press(event.key)) return;
    event.preventDefault();
  }
}
