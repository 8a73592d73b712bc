import { Component, computed, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type CreditAccountDetailDto, getCreditAccount } from '@tributary/api-client';
import { Button, ChoiceRow, Dialogs, Icon, LocalNamePipe, MoneyPipe, PageHeader, Skeleton, StatusTag } from '@tributary/ui';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { ProblemState } from '../../shared/problem-state';
import { creditSides } from './credit-filters';
import { creditStanding, creditTone, usedShare } from './credit-level';
import { CreditMovements } from './credit-movements';
import { CreditUses } from './credit-uses';
import { LimitChanges } from './limit-changes';
import { LimitDialog } from './limit-dialog';
import { StatementList } from '../statement/statement-list';

const parts = ['orders', 'statements', 'movements', 'limits'] as const;
type Part = (typeof parts)[number];

/** One credit account, as the one who lends or the one who borrows sees it: what is left, what takes of it, how it came so. */
@Component({
  selector: 'app-credit-page',
  imports: [Button, ChoiceRow, CreditMovements, CreditUses, Icon, LimitChanges, LocalNamePipe, MoneyPipe, PageHeader, ProblemState, RouterLink, Skeleton, StatementList, StatusTag, TranslocoPipe],
  templateUrl: './credit-page.html',
  styleUrl: './credit-use.less',
})
export class CreditPage {
  /** The other party. */
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly session = inject(Session);
  protected readonly filters = queryFilters('side', 'part');
  protected readonly side = computed(() => {
    const sides = creditSides(this.session);
    return sides.find((side) => side === this.filters.values().side) ?? sides[0] ?? 'buyer';
  });
  protected readonly part = computed<Part>(() => parts.find((part) => part === this.filters.values().part) ?? 'orders');
  protected readonly partChoices = choices<Part>('creditPart', () => parts);
  protected readonly maySet = computed(() => this.side() === 'seller' && this.session.may('orders.credit'));
  protected readonly account = resource({
    params: () => ({ id: this.id(), side: this.side() }),
    loader: ({ params }) => this.api.invoke(getCreditAccount, params),
  });
  protected readonly standing = creditStanding;
  protected readonly tone = creditTone;
  protected readonly share = usedShare;

  protected async setLimit(account: CreditAccountDetailDto): Promise<void> {
    const changed = await this.dialogs.open(LimitDialog, account);
    if (!changed) return;
    this.account.set(changed);
    this.filters.set({ part: 'limits' });
  }
}
