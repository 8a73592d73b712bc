import { afterRenderEffect, Component, computed, type ElementRef, inject, input, linkedSignal, resource, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, viewRawFile } from '@tributary/api-client';
import { ActiveLocale, Button, Skeleton } from '@tributary/ui';
import { handled } from '../../core/http/request-options';
import { ProblemState } from '../../shared/problem-state';
import { gridColumns, gridRows } from './grid';

/** What is meant: a row of a sheet, and the columns that speak of it. */
export interface MarkedPlace {
  readonly sheet: number;
  readonly row: number;
  readonly headerRow: number | null;
  /** By letters. */
  readonly columns: readonly string[];
}

/** Rows at a time, and how many of them stand before the one that is meant. */
const ROWS = 60;
const BEFORE = 15;

/** An archived file as a spreadsheet program shows it, opened at the very row and cells that are meant. Texts only: nothing of a stranger's file runs here. */
@Component({
  selector: 'app-original-sheet',
  imports: [Button, ProblemState, Skeleton, TranslocoPipe],
  templateUrl: './original-sheet.html',
  styleUrl: './original-sheet.less',
})
export class OriginalSheet {
  readonly rawFileId = input.required<number>();
  readonly place = input<MarkedPlace>();

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  private readonly grid = viewChild<ElementRef<HTMLElement>>('grid');
  protected readonly sheet = linkedSignal(() => this.place()?.sheet);
  protected readonly from = linkedSignal(() => Math.max(1, (this.place()?.row ?? 1) - BEFORE));
  protected readonly view = resource({
    params: () => ({ id: this.rawFileId(), sheet: this.sheet(), from: this.from(), locale: this.locale() }),
    loader: ({ params: { locale: _locale, ...part } }) => this.api.invoke(viewRawFile, { ...part, rows: ROWS }, handled()),
  });
  protected readonly rows = computed(() => (this.view.hasValue() ? gridRows(this.view.value().rows) : []));
  protected readonly columns = computed(() => gridColumns(this.rows()));
  /** The marks, where the sheet they are in is the one that is shown. */
  protected readonly marked = computed(() => {
    const place = this.place();
    return place && this.view.hasValue() && this.view.value().sheet === place.sheet ? place : undefined;
  });

  constructor() {
    afterRenderEffect(() => {
      if (!this.marked() || this.rows().length === 0) return;
      const grid = this.grid()?.nativeElement;
      (grid?.querySelector('.cell-meant') ?? grid?.querySelector('.row-meant'))?.scrollIntoView({ block: 'center', inline: 'center' });
    });
  }

  protected choose(sheet: number): void {
    this.sheet.set(sheet);
    this.from.set(sheet === this.place()?.sheet ? Math.max(1, (this.place()?.row ?? 1) - BEFORE) : 1);
  }

  protected move(by: number): void {
    this.from.update((from) => Math.max(1, from + by * ROWS));
  }

  protected home(): void {
    const place = this.place();
    if (place) this.choose(place.sheet);
  }

  protected isMeant(rowNumber: number, index: number): boolean {
    const marked = this.marked();
    return marked?.row === rowNumber && marked.columns.includes(this.columns()[index] ?? '');
  }
}
