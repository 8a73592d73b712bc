import { Component, computed, effect, inject, resource, signal, untracked, viewChild, viewChildren } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, listOffers, listProductLines, listSuppliers, type OrderDto } from '@tributary/api-client';
import { Button, EmptyState, ErrorState, FilterBar, Icon, LocalNamePipe, MoneyPipe, PageHeader, SearchBox, Skeleton, Toasts } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { ProblemState } from '../../shared/problem-state';
import { CreditLeft } from '../credit/credit-left';
import { Basket } from './basket';
import { BasketPanel } from './basket-panel';
import { Favourites } from './favourites';
import { OfferedPromotions } from './offered-promotions';
import { OfferRow, type RowMove } from './offer-row';

/** Order entry: find, type quantities row by row, watch the basket, submit. */
@Component({
  selector: 'app-order-entry-page',
  imports: [
    BasketPanel,
    Button,
    CreditLeft,
    EmptyState,
    ErrorState,
    FilterBar,
    FormsModule,
    Icon,
    LocalNamePipe,
    MoneyPipe,
    NzSelectModule,
    OfferRow,
    PageHeader,
    ProblemState,
    RouterLink,
    SearchBox,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [Basket, Favourites, OfferedPromotions],
  templateUrl: './order-entry-page.html',
  styleUrl: './order-entry-page.less',
  host: { '(document:keydown)': 'shortcut($event)' },
})
export class OrderEntryPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly basket = inject(Basket);
  private readonly promotions = inject(OfferedPromotions);
  protected readonly filters = queryFilters('seller', 'search', 'line', 'category', 'stock', 'favourites', 'basket');

  private readonly search = viewChild(SearchBox);
  private readonly rows = viewChildren(OfferRow);

  protected readonly suppliers = resource({ loader: () => this.api.invoke(listSuppliers) });
  protected readonly lines = resource({ loader: () => this.api.invoke(listProductLines) });
  protected readonly seller = computed(() => {
    const all = this.suppliers.hasValue() ? this.suppliers.value() : [];
    return all.find((supplier) => String(supplier.id) === this.filters.values().seller) ?? all[0];
  });
  protected readonly categories = computed(() => {
    const all = this.lines.hasValue() ? this.lines.value() : [];
    return all.find((line) => String(line.id) === this.filters.values().line)?.categories ?? [];
  });
  protected readonly offers = pagedList({
    query: () => {
      const seller = this.seller();
      const { search, line, category, stock, favourites } = this.filters.values();
      return seller && { sellerId: seller.id, search, productLineId: number(line), categoryId: number(category), inStock: stock ? true : undefined, favourites: favourites ? true : undefined };
    },
    load: (query, cursor) => this.api.invoke(listOffers, { ...query, cursor }),
  });
  /** The basket as a sheet on a phone; whoever comes to look at it finds it open. */
  protected readonly sheet = signal(this.filters.values().basket !== undefined);

  constructor() {
    void inject(Favourites).load();
    effect(() => {
      const seller = this.seller();
      if (seller) untracked(() => void this.basket.load(seller.id));
      this.promotions.sellerId.set(seller?.id);
    });
  }

  protected move(row: number, move: RowMove): void {
    const target = this.rows()[row + (move === 'next' ? 1 : -1)];
    if (move === 'search' || (move === 'previous' && !target)) this.search()?.focus();
    else target?.focus();
  }

  /** From the search box down into the rows. */
  protected enterRows(event: Event): void {
    event.preventDefault();
    this.rows()[0]?.focus();
  }

  protected shortcut(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.search()?.focus();
  }

  protected async placed(order: OrderDto): Promise<void> {
    this.toasts.success(this.transloco.translate('orderEntry.placed', { number: order.number }));
    await this.router.navigate(['/orders', order.id]);
  }
}

function number(text: string | undefined): number | undefined {
  return text ? Number(text) : undefined;
}
