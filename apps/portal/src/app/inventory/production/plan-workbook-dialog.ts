import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type CheckedPlanRowDto, checkProductionPlans, exportProductionPlans, type ImportedPlanDto, importProductionPlans } from '@tributary/api-client';
import { Button, ChoiceRow, DialogFrame, Field, LocalNamePipe, Notice, NumberPipe, shanghaiDay, StatusTag, Time, UnitPipe } from '@tributary/ui';
import { KeyOfBody } from '../../core/http/key-of-body';
import { handled, withKey } from '../../core/http/request-options';
import { download } from '../../shared/download';
import { WorkbookDialogBody } from '../../shared/workbook/workbook-dialog-body';

/** What the rows that are neither refused nor unchanged ask for. */
export function plansOf(rows: readonly CheckedPlanRowDto[]): ImportedPlanDto[] {
  return rows.flatMap(({ verdict, skuId, locationId, readyOn, planned, note }) => {
    if (verdict !== 'new' && verdict !== 'changed') return [];
    return skuId === null || locationId === null || readyOn === null || planned === null ? [] : [{ skuId, locationId, readyOn, planned, note }];
  });
}

/** A workbook of plans. Closes with the number of plans. */
@Component({
  selector: 'app-plan-workbook-dialog',
  imports: [Button, ChoiceRow, DialogFrame, Field, LocalNamePipe, Notice, NumberPipe, StatusTag, Time, TranslocoPipe, UnitPipe],
  templateUrl: './plan-workbook-dialog.html',
  styleUrl: '../../shared/workbook/workbook-dialog.less',
})
export class PlanWorkbookDialog extends WorkbookDialogBody<CheckedPlanRowDto, undefined> {
  private readonly api = inject(Api);
  private readonly keys = new KeyOfBody();

  protected readonly reason = signal('');
  protected readonly plans = computed(() => plansOf(this.rows() ?? []));

  protected checked(file: File): Promise<readonly CheckedPlanRowDto[]> {
    return this.api.invoke(checkProductionPlans, { fileName: file.name, body: file }, handled());
  }

  protected async apply(): Promise<void> {
    const body = { plans: this.plans(), reason: this.reason().trim() };
    await this.working(async () => {
      await this.api.invoke(importProductionPlans, { body }, withKey(this.keys.of(body)));
      this.close(body.plans.length);
    });
  }

  protected async sample(): Promise<void> {
    await this.working(async () => download(`plans-${shanghaiDay(new Date())}.xlsx`, await this.api.invoke(exportProductionPlans, {}, handled())));
  }
}
