import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { SellThroughDto } from '@tributary/api-client';
import { ActiveLocale, CodeWords, localName } from '@tributary/ui';
import type { ExportTable } from '../shared/export-table';
import { saveTables } from '../shared/save-tables';

/** The figures on the screen as a file: a workbook with one sheet per view, or one CSV of them all. */
@Injectable({ providedIn: 'root' })
export class SellThroughExport {
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  private readonly words = inject(CodeWords);

  async save(result: SellThroughDto, format: 'xlsx' | 'csv'): Promise<void> {
    await saveTables(`${this.text('title')} ${result.from}–${result.to}`, this.tables(result), format);
  }

  private tables(result: SellThroughDto): ExportTable[] {
    const [amount, code, name] = [this.text('amount'), this.text('code'), this.text('name')];
    return [
      { name: this.text('byDay'), header: [this.text('date'), amount], rows: result.days.map((day) => [day.date, Number(day.amount)]) },
      {
        name: this.text('byBranch'),
        header: [name, this.text('dealers'), this.text('entries'), amount],
        rows: result.branches.map((row) => [localName(row, this.locale()), row.dealers, row.entries, Number(row.amount)]),
      },
      {
        name: this.text('byProduct'),
        header: [code, name, this.text('quantity'), this.text('unit'), amount],
        rows: result.products.map((row) => [row.code, localName(row, this.locale()), Number(row.quantity), this.words.wordOf('units', row.unit), Number(row.amount)]),
      },
      {
        name: this.text('byDealer'),
        header: [code, name, this.text('entries'), amount],
        rows: result.dealers.map((row) => [row.code, localName(row, this.locale()), row.entries, Number(row.amount)]),
      },
    ];
  }

  private text(key: string): string {
    return this.transloco.translate(`sellThrough.${key}`);
  }
}
