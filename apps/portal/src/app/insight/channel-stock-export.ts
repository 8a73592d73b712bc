import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ChannelStockDto } from '@tributary/api-client';
import { ActiveLocale, CodeWords, localName } from '@tributary/ui';
import type { ExportTable } from '../shared/export-table';
import { saveTables } from '../shared/save-tables';

/** Channel stock on the screen as a file. */
@Injectable({ providedIn: 'root' })
export class ChannelStockExport {
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  private readonly words = inject(CodeWords);

  async save(result: ChannelStockDto, format: 'xlsx' | 'csv'): Promise<void> {
    await saveTables(`${this.text('flowDesk.stock.title')} ${result.day}`, this.tables(result), format);
  }

  private tables(result: ChannelStockDto): ExportTable[] {
    const [code, name, dealers] = [this.text('sellThrough.code'), this.text('sellThrough.name'), this.text('sellThrough.dealers')];
    const [short, none] = [this.text('flowDesk.stock.short'), this.text('flowDesk.stock.noRecord')];
    return [
      {
        name: this.text('sellThrough.byProduct'),
        header: [code, name, this.text('sellThrough.quantity'), this.text('sellThrough.unit'), dealers, this.text('flowDesk.stock.sold'), this.text('flowDesk.stock.coverDays'), this.text('flowDesk.stock.oldest')],
        rows: result.products.map((row) => [row.code, localName(row, this.locale()), Number(row.quantity), this.words.wordOf('units', row.unit), row.dealers, Number(row.sold), row.cover ?? '', row.oldest]),
      },
      {
        name: this.text('sellThrough.byDealer'),
        header: [code, name, this.text('flowDesk.stock.recordedOn'), this.text('sellThrough.products'), short],
        rows: result.dealers.map((row) => [row.code, localName(row, this.locale()), row.recordedOn ?? none, row.products, row.short]),
      },
    ];
  }

  private text(key: string): string {
    return this.transloco.translate(key);
  }
}
