import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, changePrices, type CheckedPriceRowDto, checkPriceList, downloadPriceList, type PriceListDto } from '@tributary/api-client';
import { Button, ChoiceRow, DialogFrame, LocalNamePipe, MoneyPipe, Notice, NumberPipe, shanghaiDay, StatusTag, Time, UnitPipe } from '@tributary/ui';
import { KeyOfBody } from '../../core/http/key-of-body';
import { handled, withKey } from '../../core/http/request-options';
import { download } from '../../shared/download';
import { WorkbookDialogBody } from '../../shared/workbook/workbook-dialog-body';
import { changesOf } from './checked-rows';

/** A workbook of prices. Closes with the number of changed prices. */
@Component({
  selector: 'app-workbook-dialog',
  imports: [Button, ChoiceRow, DialogFrame, LocalNamePipe, MoneyPipe, Notice, NumberPipe, StatusTag, Time, TranslocoPipe, UnitPipe],
  templateUrl: './workbook-dialog.html',
  styleUrl: '../../shared/workbook/workbook-dialog.less',
})
export class WorkbookDialog extends WorkbookDialogBody<CheckedPriceRowDto, PriceListDto> {
  private readonly api = inject(Api);
  private readonly keys = new KeyOfBody();

  protected readonly list = this.data;
  protected readonly today = shanghaiDay(new Date());
  protected readonly from = signal(this.today);
  protected readonly changes = computed(() => changesOf(this.rows() ?? []));

  protected async checked(file: File): Promise<readonly CheckedPriceRowDto[]> {
    return (await this.api.invoke(checkPriceList, { id: this.list.id, from: this.from(), fileName: file.name, body: file }, handled())).rows;
  }

  protected async apply(): Promise<void> {
    const body = { changes: this.changes() };
    await this.working(async () => this.close((await this.api.invoke(changePrices, { id: this.list.id, body }, withKey(this.keys.of(body)))).changed));
  }

  protected async sample(): Promise<void> {
    await this.working(async () => download(`${this.list.code}-${this.today}.xlsx`, await this.api.invoke(downloadPriceList, { id: this.list.id }, handled())));
  }
}
