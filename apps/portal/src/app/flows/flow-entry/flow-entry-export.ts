import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Api, type FlowEntryDto, listFlowEntries, type ListFlowEntries$Params } from '@tributary/api-client';
import { ActiveLocale, CodeWords, localName } from '@tributary/ui';
import { allPages } from '../../core/list/all-pages';
import type { ExportTable } from '../../shared/export-table';
import { saveTables } from '../../shared/save-tables';

const PAGE = 200;
/** More than that is a matter for reports; the reader is told that the file ends there. */
export const MOST_ENTRIES = 5000;

/** Entries as a file: all that the filters show, not only what was scrolled to. */
@Injectable({ providedIn: 'root' })
export class FlowEntryExport {
  private readonly api = inject(Api);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  private readonly words = inject(CodeWords);

  /** Whether all of them fitted. */
  async save(query: ListFlowEntries$Params, format: 'xlsx' | 'csv'): Promise<boolean> {
    const { items, isAll } = await allPages((cursor) => this.api.invoke(listFlowEntries, { ...query, limit: PAGE, cursor }), MOST_ENTRIES);
    await saveTables(this.text('title'), [this.table(items)], format);
    return isAll;
  }

  private table(entries: readonly FlowEntryDto[]): ExportTable {
    const columns = ['date', 'kind', 'dealerCode', 'dealer', 'productCode', 'product', 'terminal', 'writtenAs', 'quantity', 'unit', 'amount', 'document', 'batchNumber', 'expiryDate'];
    return {
      name: this.text('title'),
      header: columns.map((column) => this.text(`column.${column}`)),
      rows: entries.map((entry) => [
        entry.date, this.transloco.translate(`flowKind.${entry.kind}`), entry.dealerCode, entry.dealerName, entry.skuCode, localName({ name: entry.skuName, nameEn: entry.skuNameEn }, this.locale()),
        entry.terminalName ?? '', entry.customerText ?? '', Number(entry.quantity), this.words.wordOf('units', entry.unit), entry.amount === null ? '' : Number(entry.amount), entry.documentNumber ?? '',
        entry.batchNumber ?? '', entry.expiryDate ?? '',
      ]),
    };
  }

  private text(key: string): string {
    return this.transloco.translate(`flowEntry.${key}`);
  }
}
