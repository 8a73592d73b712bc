import { inject, Pipe, type PipeTransform } from '@angular/core';
import type { FieldState } from '@angular/forms/signals';
import { TranslocoService } from '@jsverse/transloco';

/** What is wrong with a field, once the person has been there; a message from the API comes as it is. */
@Pipe({ name: 'fieldError', pure: false })
export class FieldErrorPipe implements PipeTransform {
  private readonly transloco = inject(TranslocoService);

  transform(state: FieldState<unknown>): string | null {
    const error = state.touched() ? state.errors()[0] : undefined;
    if (!error) return null;
    return error.message ?? this.transloco.translate(`field.${error.kind}`, { ...error });
  }
}
