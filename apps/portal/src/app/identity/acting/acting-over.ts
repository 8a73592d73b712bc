import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, EmptyState } from '@tributary/ui';
import { Session } from '../../core/session/session';

/** Acting does not hold any more, and nothing else is answered until it is ended: says why and how to go on. */
@Component({
  selector: 'app-acting-over',
  imports: [Button, EmptyState, TranslocoPipe],
  template: `
    @if (session.acting(); as acting) {
      <tb-empty-state
        icon="lock"
        [heading]="'acting.over.title' | transloco: { dealer: acting.organisationName }"
        [hint]="'acting.over.' + (acting.fault ?? '') | transloco"
      >
        <button type="button" tbButton="primary" (click)="session.endActing()">{{ 'acting.over.back' | transloco }}</button>
      </tb-empty-state>
    }
  `,
})
export class ActingOver {
  protected readonly session = inject(Session);
}
