import { afterRenderEffect, Component, computed, type ElementRef, inject, input, linkedSignal, resource, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, viewRawFile } from '@tributary/api-client';
import { ActiveLocale, Button, Skeleton } from '@tributary/ui';
import { handled } from '../../core/http/request-options';
import { ProblemState } from '../../shared/problem-state';
import { columnLetters, type GridCell, gridOf, type HiddenText, isInRow } from './grid';

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
  protected readonly isInRow = isInRow;
  protected readonly content = computed(() => (this.view.hasValue() ? gridOf(this.view.value().rows, this.view.value().merges) : { columns: [], rows: [] }));
  /** The marks, where the sheet they are in is the one that is shown. */
  protected readonly marked = computed(() => {
    const place = this.place();
    return place && this.view.hasValue() && this.view.value().sheet === place.sheet ? place : undefined;
  });

  constructor() {
    afterRenderEffect(() => {
      if (!this.marked() || this.content().rows.length === 0) return;
      const grid = this.grid()?.nativeElement;
      grid?.querySelector('.cell-meant')?.scrollIntoView({ block: 'nearest', inline: 'center' });
      // a merged cell may be taller than the grid
      grid?.querySelector('.row-meant > th')?.scrollIntoView({ block: 'center', inline: 'nearest' });
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

  protected isMeant(cell: GridCell): boolean {
    const marked = this.marked();
    if (!marked || !isInRow(cell, marked.row)) return false;
    return marked.columns.some((letters) => lettersOf(cell).includes(letters));
  }

  /** What was read at the very places that are meant, where a merged cell hides it. */
  protected hiddenBelow({ hidden }: GridCell): readonly HiddenText[] {
    const marked = this.marked();
    return marked ? hidden.filter(({ row, column }) => row === marked.row && marked.columns.includes(column)) : [];
  }
}

const lettersOf = ({ firstColumn, colspan }: GridCell): string[] => Array.from({ length: colspan }, (_, index) => columnLetters(firstColumn + index));
