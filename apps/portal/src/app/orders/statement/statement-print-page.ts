import { Component, computed, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getStatement, listStatementEntries, type StatementEntryDto } from '@tributary/api-client';
import { ActiveLocale, Button, chineseAmount, formatMoney, Icon, LocalNamePipe, MoneyPipe, Skeleton, Time } from '@tributary/ui';
import { allPages } from '../../core/list/all-pages';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { PaperHead } from '../../shared/paper-head';
import { ProblemState } from '../../shared/problem-state';
import { creditSides } from '../credit/credit-filters';

const PAGE = 200;

/** A month as it goes on paper: both parties, every movement, the closing balance also in words in Chinese, and who confirmed it. */
@Component({
  selector: 'app-statement-print-page',
  imports: [Button, Icon, LocalNamePipe, MoneyPipe, PaperHead, ProblemState, RouterLink, Skeleton, Time, TranslocoPipe],
  templateUrl: './statement-print-page.html',
  styleUrl: './statement-print-page.less',
})
export class StatementPrintPage {
  readonly id = input.required({ transform: numberAttribute });
  readonly month = input.required<string>();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly locale = inject(ActiveLocale).code;
  private readonly filters = queryFilters('side');
  protected readonly side = computed(() => {
    const sides = creditSides(this.session);
    return sides.find((side) => side === this.filters.values().side) ?? sides[0] ?? 'buyer';
  });
  protected readonly paper = resource({
    params: () => ({ id: this.id(), month: this.month(), side: this.side() }),
    loader: async ({ params }) => ({ statement: await this.api.invoke(getStatement, params), entries: await this.all(params) }),
  });
  /** Only Chinese papers write amounts in words, and only what is owed. */
  protected readonly words = computed(() => {
    const closing = this.paper.hasValue() ? this.paper.value().statement.closing : '-';
    return this.locale() === 'zh-CN' && !closing.startsWith('-') ? chineseAmount(closing) : null;
  });
  protected readonly money = formatMoney;

  protected print(): void {
    window.print();
  }

  private async all(params: { readonly id: number; readonly month: string; readonly side: 'buyer' | 'seller' }): Promise<StatementEntryDto[]> {
    return (await allPages((cursor) => this.api.invoke(listStatementEntries, { ...params, limit: PAGE, cursor }))).items;
  }
}
