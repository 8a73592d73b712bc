import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';

/** Heading, body that scrolls, and a foot with the actions (`tbFoot`). */
@Component({
  selector: 'tb-dialog-frame',
  imports: [Icon, TranslocoPipe],
  template: `
    <header>
      <h2>{{ heading() }}</h2>
      <button type="button" (click)="ref.close()" [attr.aria-label]="'ui.close' | transloco"><tb-icon name="close" /></button>
    </header>
    <div class="body"><ng-content /></div>
    <footer><ng-content select="[tbFoot]" /></footer>
  `,
  styleUrl: './dialog-frame.less',
})
export class DialogFrame {
  readonly heading = input.required<string>();
  protected readonly ref = inject(DialogRef);
}
