import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LayoutColumnDto, LayoutSheetDto, SheetChoiceDto } from '@tributary/api-client';
import { Icon } from '@tributary/ui';
import { type ColumnReason, columnLetters, isDoubtful, type Meaning, meaningAt, meanings, sharedReasons } from './layout-draft';

interface Head {
  readonly index: number;
  readonly letters: string;
  readonly meaning: Meaning | null;
  readonly column: LayoutColumnDto | undefined;
  readonly doubtful: boolean;
  /** Why it is proposed, as far as it still means that and other columns have not the same reason. */
  readonly reasons: readonly ColumnReason[];
}

/** The rows of a sheet as they are, with a word of ours above each column. */
@Component({
  selector: 'app-original-sheet',
  imports: [Icon, TranslocoPipe],
  templateUrl: './original-sheet.html',
  styleUrl: './original-sheet.less',
})
export class OriginalSheet {
  readonly sheet = input.required<LayoutSheetDto>();
  readonly choice = input.required<SheetChoiceDto>();
  readonly meant = output<{ readonly index: number; readonly meaning: Meaning | null }>();
  readonly headed = output<number>();

  protected readonly meanings = meanings;
  private readonly width = computed(() => Math.max(0, ...this.sheet().rows.map(({ cells }) => cells.length)));
  protected readonly heads = computed(() => Array.from({ length: this.width() }, (_, index) => this.head(index)));

  /** Reasons that several columns have, said once. */
  protected readonly shared = computed(() => sharedReasons(this.sheet().columns, this.choice()));

  protected part(rowNumber: number): string {
    const { headerRow, headerLines } = this.choice();
    if (rowNumber > headerRow) return this.sheet().rows.find((row) => row.rowNumber === rowNumber)?.part === 'total' ? 'total' : 'data';
    return rowNumber > headerRow - headerLines ? 'header' : 'title';
  }

  protected lettersOf(columns: readonly number[]): string {
    return columns.map(columnLetters).join(', ');
  }

  protected said(index: number, value: string): void {
    this.meant.emit({ index, meaning: meanings.find((meaning) => meaning === value) ?? null });
  }

  private head(index: number): Head {
    const column = this.sheet().columns.find((other) => other.index === index);
    const meaning = meaningAt(this.choice(), index);
    const isSaid = (reason: ColumnReason): boolean => this.shared().some(({ reason: { code }, columns }) => code === reason.code && columns.includes(index));
    const reasons = column?.meaning === meaning ? (column.reasons.filter((reason) => !isSaid(reason))) : [];
    return { index, letters: columnLetters(index), meaning, column, doubtful: column !== undefined && isDoubtful(column, this.choice()), reasons };
  }
}
