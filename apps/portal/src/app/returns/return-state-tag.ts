import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { StatusTag } from '@tributary/ui';
import { type ReturnState, returnTone } from './return-state';

@Component({
  selector: 'app-return-state-tag',
  imports: [StatusTag, TranslocoPipe],
  template: `<tb-status-tag [tone]="tone()">{{ 'returns.state.' + state() | transloco }}</tb-status-tag>`,
})
export class ReturnStateTag {
  readonly state = input.required<ReturnState>();
  protected readonly tone = computed(() => returnTone(this.state()));
}
