import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState, ErrorState } from '@tributary/ui';
import { failureOf, Problem } from '../core/http/problem';

/** Why one record could not be shown: absent (or not ours, which looks the same) or a failure to try again. */
@Component({
  selector: 'app-problem-state',
  imports: [EmptyState, ErrorState, TranslocoPipe],
  template: `
    @if (absent()) {
      <tb-empty-state icon="search" [heading]="'app.absent.title' | transloco" [hint]="failure().message" />
    } @else {
      <tb-error-state [message]="failure().message" [reference]="failure().reference" (retry)="retry.emit()" />
    }
  `,
})
export class ProblemState {
  readonly error = input.required<unknown>();
  readonly retry = output();
  protected readonly failure = computed(() => failureOf(this.error()));
  protected readonly absent = computed(() => {
    const error = this.error();
    return error instanceof Problem && error.status === 404;
  });
}
