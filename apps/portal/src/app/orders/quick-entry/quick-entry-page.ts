import { Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, getCreditAccount, listSuppliers, type OrderSheetRowDto } from '@tributary/api-client';
import { Button, ChoiceRow, Dialogs, EmptyState, Icon, LocalNamePipe, MoneyPipe, Notice, PageHeader, Skeleton, Toasts } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { handled } from '../../core/http/request-options';
import { queryFilters } from '../../core/list/query-filters';
import { choices } from '../../shared/choices';
import { download } from '../../shared/download';
import { ProblemState } from '../../shared/problem-state';
import { CreditLeft } from '../credit/credit-left';
import { LineEntry, type TypedLine } from './line-entry';
import { type FillMode, OrderSheet } from './order-sheet';
import { SheetRow } from './sheet-row';

/** So many rows are drawn at a time. */
const STEP = 200;

/** An order out of Excel, a message or the head: paste, drop or type, mend row by row, put into the basket. */
@Component({
  selector: 'app-quick-entry-page',
  imports: [
    Button, ChoiceRow, CreditLeft, EmptyState, FormsModule, Icon, LineEntry, LocalNamePipe, MoneyPipe, Notice, NzSelectModule, PageHeader, ProblemState, RouterLink, SheetRow,
    Skeleton, TranslocoPipe,
  ],
  providers: [OrderSheet],
  templateUrl: './quick-entry-page.html',
  styleUrl: './quick-entry-page.less',
  host: { '(document:paste)': 'pasted($event)', '(document:dragover)': 'dragged($event)', '(document:drop)': 'dropped($event)', '(document:dragleave)': 'over.set(false)' },
})
export class QuickEntryPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  protected readonly sheet = inject(OrderSheet);
  protected readonly filters = queryFilters('seller', 'show');

  protected readonly suppliers = resource({ loader: () => this.api.invoke(listSuppliers) });
  protected readonly seller = computed(() => {
    const all = this.suppliers.hasValue() ? this.suppliers.value() : [];
    return all.find((supplier) => String(supplier.id) === this.filters.values().seller) ?? all[0];
  });
  private readonly account = resource({
    params: () => this.seller()?.id,
    loader: ({ params: id }) => this.api.invoke(getCreditAccount, { id, side: 'buyer' }, handled()),
  });
  protected readonly credit = computed(() => (this.account.hasValue() ? this.account.value() : null));
  /** A file hangs over the page. */
  protected readonly over = signal(false);
  protected readonly mode = signal<FillMode>('add');
  protected readonly modes = choices('quickEntry.mode', () => ['add', 'set'] as const);
  protected readonly onlyProblems = computed(() => this.filters.values().show === 'problems');
  private readonly wanted = computed(() => this.sheet.rows().filter(({ state }) => !this.onlyProblems() || state === 'problem'));
  private readonly room = signal(STEP);
  protected readonly shown = computed(() => this.wanted().slice(0, this.room()));
  protected readonly more = computed(() => Math.max(0, this.wanted().length - this.room()));
  private readonly rowNumbers = computed(() => new Map(this.sheet.rows().map(({ no, rowNumber }) => [no, rowNumber])));

  constructor() {
    effect(() => {
      const seller = this.seller();
      if (seller) untracked(() => void this.sheet.from(seller.id));
    });
  }

  protected mergedRow({ mergedInto }: OrderSheetRowDto): number | null {
    return mergedInto === null ? null : (this.rowNumbers().get(mergedInto) ?? null);
  }

  protected showMore(): void {
    this.room.update((room) => room + STEP);
  }

  /** Anywhere on the page, save where somebody types: there the text belongs to the field. */
  protected pasted(event: ClipboardEvent): void {
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')) return;
    const [file] = event.clipboardData?.files ?? [];
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (file && text === '') void this.sheet.upload(file.name, file);
    else if (text.trim() !== '') void this.sheet.paste(text);
    else return;
    event.preventDefault();
  }

  protected dragged(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over.set(true);
  }

  protected dropped(event: DragEvent): void {
    this.over.set(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    void this.sheet.upload(file.name, file);
  }

  protected chosen(input: HTMLInputElement): void {
    const [file] = input.files ?? [];
    if (file) void this.sheet.upload(file.name, file);
    input.value = '';
  }

  /** A block that is pasted is read at once; what is typed waits for its button. */
  protected pastedInto(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '') return;
    event.preventDefault();
    void this.sheet.paste(text);
  }

  protected take(area: HTMLTextAreaElement): void {
    const text = area.value;
    area.value = '';
    if (text.trim() !== '') void this.sheet.paste(text);
  }

  protected add({ offer, quantity, unit }: TypedLine): void {
    void this.sheet.add({ article: offer.code, name: offer.name, quantity, unit, skuId: offer.skuId });
  }

  protected async corrected(): Promise<void> {
    download(this.transloco.translate('quickEntry.file.corrected'), await this.sheet.corrected());
  }

  protected async sample(): Promise<void> {
    download(this.transloco.translate('quickEntry.file.sample'), await this.sheet.sample());
  }

  protected async clear(): Promise<void> {
    const answer = await this.dialogs.confirm({
      heading: this.transloco.translate('quickEntry.clear.heading'),
      text: this.transloco.translate('quickEntry.clear.text', { rows: this.sheet.rows().length }),
      action: this.transloco.translate('quickEntry.clear.action'),
      danger: true,
    });
    if (answer) this.sheet.clear();
  }

  protected async fill(): Promise<void> {
    const lines = await this.sheet.fill(this.mode());
    if (lines === 0) return;
    this.toasts.success(this.transloco.translate('quickEntry.filled', { lines }));
    if (this.sheet.rows().length === 0) await this.toBasket();
  }

  protected async toBasket(): Promise<void> {
    await this.router.navigate(['/orders/new'], { queryParams: { seller: this.seller()?.id, basket: 1 } });
  }
}
