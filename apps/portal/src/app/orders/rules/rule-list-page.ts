import { Component, computed, inject, resource } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, type ApprovalRuleDto, changeApprovalRule, listApprovalRules, listBranches, removeApprovalRule } from '@tributary/api-client';
import {
  ActiveLocale, Button, Cell, ChoiceRow, DataList, Dialogs, EmptyState, FilterBar, Icon, localName, NumberPipe, PageHeader, percentOf, SearchBox, StatusTag, Toasts,
} from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { choices } from '../../shared/choices';
import { tableColumns } from '../../shared/table-columns';
import { RuleDialog } from './rule-dialog';
import { ruleKinds } from './rule-threshold';
import { RuleWords } from './rule-words';

type State = 'all' | 'on' | 'off';

/** Head office's rules of approval: what each says in words, what it would have caught of late; added, changed, switched off. */
@Component({
  selector: 'app-rule-list-page',
  imports: [Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, FormsModule, Icon, NumberPipe, NzSelectModule, PageHeader, SearchBox, StatusTag, TranslocoPipe],
  templateUrl: './rule-list-page.html',
  styleUrl: './rule-list-page.less',
})
export class RuleListPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly words = inject(RuleWords);
  protected readonly filters = queryFilters('search', 'state', 'kind');
  protected readonly kinds = ruleKinds;
  protected readonly state = computed<State>(() => (['on', 'off'] as const).find((state) => state === this.filters.values().state) ?? 'all');
  protected readonly stateChoices = choices<State>('rules.states', () => ['all', 'on', 'off']);
  protected readonly rules = pagedList({
    query: () => {
      const { search, kind } = this.filters.values();
      const state = this.state();
      return { search, kind: ruleKinds.find((known) => known === kind), state: state === 'all' ? undefined : state };
    },
    load: (query, cursor) => this.api.invoke(listApprovalRules, { ...query, cursor }),
  });
  private readonly branches = resource({ loader: () => this.api.invoke(listBranches) });
  private readonly branchNames = computed(() => new Map((this.branches.hasValue() ? this.branches.value() : []).map((branch) => [branch.id, localName(branch, this.locale())])));
  protected readonly columns = tableColumns('rules.column', () => [
    { key: 'name', card: 'title' },
    { key: 'kind' },
    { key: 'branch' },
    { key: 'caught', align: 'end' },
    { key: 'state', card: 'aside' },
    { key: 'action', align: 'end', card: 'wide' },
  ]);
  protected readonly idOf = ({ id }: ApprovalRuleDto): number => id;

  /** The bar is of pixels, not of money. */
  protected share({ caught, orders }: ApprovalRuleDto): number {
    return percentOf(String(caught), String(orders));
  }

  protected branchOf({ branchId }: ApprovalRuleDto): string {
    return branchId === null ? this.transloco.translate('rules.everyBranch') : (this.branchNames().get(branchId) ?? '');
  }

  protected async open(rule?: ApprovalRuleDto): Promise<void> {
    if (await this.dialogs.open(RuleDialog, rule)) this.rules.reload();
  }

  protected async turn({ id, kind, threshold, branchId, name, active }: ApprovalRuleDto): Promise<void> {
    await this.api.invoke(changeApprovalRule, { id, body: { kind, threshold, branchId, name, active: !active } });
    this.toasts.success(this.transloco.translate(active ? 'rules.turnedOff' : 'rules.turnedOn', { name }));
    this.rules.reload();
  }

  protected async remove({ id, name }: ApprovalRuleDto): Promise<void> {
    const answer = await this.dialogs.confirm({
      heading: this.transloco.translate('rules.remove.heading', { name }),
      text: this.transloco.translate('rules.remove.text'),
      action: this.transloco.translate('rules.remove.action'),
      danger: true,
    });
    if (!answer) return;
    await this.api.invoke(removeApprovalRule, { id });
    this.toasts.success(this.transloco.translate('rules.removed', { name }));
    this.rules.reload();
  }
}
