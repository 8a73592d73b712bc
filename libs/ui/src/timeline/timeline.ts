import { Component, input } from '@angular/core';
import type { Tone } from '../status-tag/status-tag';
import { Time } from '../time/time';

export interface TimelineStep {
  readonly title: string;
  /** null: still to come. */
  readonly at: string | null;
  readonly who?: string;
  readonly note?: string;
  readonly tone?: Tone;
}

/** What happened, when, by whom and why; later steps that are still to come stay hollow. */
@Component({
  selector: 'tb-timeline',
  imports: [Time],
  template: `
    <ol>
      @for (step of steps(); track $index) {
        <li [class]="step.tone ?? 'river'" [class.ahead]="!step.at">
          <p class="title">{{ step.title }}</p>
          @if (step.at) {
            <p class="small quiet"><tb-time [at]="step.at" show="both" /></p>
          }
          @if (step.who) {
            <p class="small quiet">{{ step.who }}</p>
          }
          @if (step.note) {
            <p class="note">{{ step.note }}</p>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './timeline.less',
})
export class Timeline {
  readonly steps = input.required<readonly TimelineStep[]>();
}
