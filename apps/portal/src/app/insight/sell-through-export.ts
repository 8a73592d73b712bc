import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { SellThroughDto } from '@tributary/api-client';
import { ActiveLocale, CodeWords, localName } from '@tributary/ui';
import { download } from '../shared/download';
import { csvOf, type ExportTable } from './export-table';

/** The figures on the screen as a file: a workbook with one sheet per view, or one CSV of them all. */
@Injectable({ providedIn: 'root' })
export class SellThroughExport {
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  private readonly words = inject(CodeWords);

  async save(result: SellThroughDto, format: 'xlsx' | 'csv'): Promise<void> {
    const tables = this.tables(result);
    const name = `${this.text('title')} ${result.from}–${result.to}.${format}`;
    if (format === 'csv') download(name, new Blob([csvOf(tables)], { type: 'text/csv;charset=utf-8' }));
    else download(name, new Blob([await workbookOf(tables)], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }));
  }

  private tables(result: SellThroughDto): ExportTable[] {
    const [amount, code, name] = [this.text('amount'), this.text('code'), this.text('name')];
    return [
      { name: this.text('byDay'), header: [this.text('date'), amount], rows: result.days.map((day) => [day.date, Number(day.amount)]) },
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

async function workbookOf(tables: readonly ExportTable[]): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx');
  const bytes = await writeXlsx({ sheets: tables.map((table) => ({ name: table.name, rows: [[...table.header], ...table.rows.map((row) => [...row])] })) });
  return new Uint8Array(bytes);
}
