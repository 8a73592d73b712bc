import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TriedLayoutDto } from '@tributary/api-client';
import { MoneyPipe, Notice, NumberPipe } from '@tributary/ui';

/** What a file would give if it were read so: how many rows, the first of them in our words, and what is wrong. */
@Component({
  selector: 'app-layout-result',
  imports: [MoneyPipe, Notice, NumberPipe, TranslocoPipe],
  templateUrl: './layout-result.html',
  styleUrl: './layout-result.less',
})
export class LayoutResult {
  readonly result = input.required<TriedLayoutDto>();
  protected readonly rows = computed(() => this.result().counts.reduce((sum, { rows }) => sum + rows, 0));
}
