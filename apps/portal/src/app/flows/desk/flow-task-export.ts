import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Api, type FlowTaskDto, listFlowTasks, type ListFlowTasks$Params } from '@tributary/api-client';
import { ActiveLocale, formatMinute } from '@tributary/ui';
import { allPages } from '../../core/list/all-pages';
import type { ExportTable } from '../../shared/export-table';
import { saveTables } from '../../shared/save-tables';

const PAGE = 200;
/** As many as the list itself goes through. */
const MOST = 2000;

/** The work list as a file: all that the filters show, not only what was scrolled to. */
@Injectable({ providedIn: 'root' })
export class FlowTaskExport {
  private readonly api = inject(Api);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;

  async save(query: ListFlowTasks$Params, format: 'xlsx' | 'csv'): Promise<void> {
    const { items } = await allPages((cursor) => this.api.invoke(listFlowTasks, { ...query, limit: PAGE, cursor }), MOST);
    await saveTables(this.text('title'), [this.table(items)], format);
  }

  private table(tasks: readonly FlowTaskDto[]): ExportTable {
    const column = (key: string) => this.text(`column.${key}`);
    return {
      name: this.text('title'),
      header: [column('kind'), column('task'), column('reason'), column('dealer'), column('since'), column('owner'), column('rows'), column('value'), column('basis')],
      rows: tasks.map((task) => [
        this.text(`kind.${task.kind}`), task.title, task.reason?.message ?? '', task.dealerName ?? '', formatMinute(task.since, this.locale()), task.ownerName ?? '',
        task.rows ?? '', task.value === null ? '' : Number(task.value), this.text(`basis.${task.basis}`),
      ]),
    };
  }

  private text(key: string): string {
    return this.transloco.translate(`flowDesk.${key}`);
  }
}
