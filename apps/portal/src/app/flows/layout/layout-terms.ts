import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SheetChoiceDto } from '@tributary/api-client';
import { ChoiceRow } from '@tributary/ui';
import { choices } from '../../shared/choices';
import { type FlowKind, flowKinds } from '../flow-state';
import { groupable, has, kindMeanings, type KindMeaning, withGroup, withKind } from './layout-draft';

/** What a sheet says as a whole: its kind, its unit, its day, what stands across, what its types mean. */
@Component({
  selector: 'app-layout-terms',
  imports: [ChoiceRow, TranslocoPipe],
  templateUrl: './layout-terms.html',
  styleUrl: './layout-terms.less',
})
export class LayoutTerms {
  readonly choice = input.required<SheetChoiceDto>();
  readonly changed = output<SheetChoiceDto>();

  protected readonly kindMeanings = kindMeanings;
  protected readonly kindChoices = choices<FlowKind>('flowKind', () => flowKinds);
  protected readonly turnedChoices = choices<NonNullable<SheetChoiceDto['turned']>>('layouts.meaning', () => ['date', 'productName', 'productCode', 'customer']);
  protected readonly dateChoices = choices<NonNullable<SheetChoiceDto['dateFrom']>>('layouts.dateFrom', () => ['title', 'sheet', 'file']);
  protected readonly hasKinds = computed(() => has(this.choice(), 'kind'));
  protected readonly hasUnit = computed(() => has(this.choice(), 'unit'));
  protected readonly isTurned = computed(() => has(this.choice(), 'across'));
  protected readonly hasDate = computed(() => has(this.choice(), 'date') || (this.isTurned() && this.choice().turned === 'date'));
  protected readonly groups = computed(() => groupable.filter((meaning) => has(this.choice(), meaning)) as SheetChoiceDto['filledDown']);

  protected change(change: Partial<SheetChoiceDto>): void {
    this.changed.emit({ ...this.choice(), ...change });
  }

  protected group(field: SheetChoiceDto['filledDown'][number], isGrouped: boolean): void {
    this.changed.emit(withGroup(this.choice(), field, isGrouped));
  }

  protected kind(value: string, meaning: string): void {
    this.changed.emit(withKind(this.choice(), value, kindMeanings.find((known) => known === meaning) ?? ('none' satisfies KindMeaning)));
  }
}
