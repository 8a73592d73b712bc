import { Component, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, exportOrder, exportOrders, type ExportOrders$Params } from '@tributary/api-client';
import { Button, Icon, shanghaiDay } from '@tributary/ui';
import { download } from '../../shared/download';

/** Hands out a workbook: of one order, or of the list as it is filtered. */
@Component({
  selector: 'app-order-export',
  imports: [Button, Icon, TranslocoPipe],
  template: `
    <button type="button" tbButton [busy]="busy()" (click)="save()" data-testid="export"><tb-icon name="download" [size]="16" />{{ 'orderList.export' | transloco }}</button>
  `,
})
export class OrderExport {
  readonly orderId = input<number>();
  readonly filter = input<ExportOrders$Params>();

  private readonly api = inject(Api);
  protected readonly busy = signal(false);

  protected async save(): Promise<void> {
    const [id, filter] = [this.orderId(), this.filter()];
    this.busy.set(true);
    try {
      if (id !== undefined) download(`order-${id}.xlsx`, await this.api.invoke(exportOrder, { id }));
      else if (filter) download(`orders-${shanghaiDay(new Date())}.xlsx`, await this.api.invoke(exportOrders, filter));
    } finally {
      this.busy.set(false);
    }
  }
}
