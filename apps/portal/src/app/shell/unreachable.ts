import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorState } from '@tributary/ui';

/** The portal is here, the API does not answer. */
@Component({
  selector: 'app-unreachable',
  imports: [ErrorState, TranslocoPipe],
  template: `<tb-error-state [message]="'app.unreachable.hint' | transloco" (retry)="reload()" />`,
})
export class Unreachable {
  protected reload(): void {
    location.reload();
  }
}
