import { Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, checkDealerVisibility, type VisibilityCheckDto } from '@tributary/api-client';
import { Button, ChoiceRow, Field, LocalNamePipe, Notice } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { choices } from '../../shared/choices';
import { type Dimension, DIMENSIONS } from '../groups/group-kinds';
import { VisibilityReasons } from './visibility-reasons';

/** "Why can it see that", "why can it not": one SKU, price list, location or dealer. */
@Component({
  selector: 'app-visibility-check',
  imports: [Button, ChoiceRow, Field, LocalNamePipe, Notice, RouterLink, TranslocoPipe, VisibilityReasons],
  templateUrl: './visibility-check.html',
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 10px;
    }
    tb-field {
      flex: 1 1 200px;
    }
  `,
})
export class VisibilityCheck {
  readonly dealerId = input.required<number>();
  private readonly api = inject(Api);
  protected readonly dimensions = choices<Dimension>('groups.dimension', () => DIMENSIONS);
  protected readonly dimension = signal<Dimension>('catalogue');
  protected readonly code = signal('');
  protected readonly busy = signal(false);
  protected readonly answer = signal<VisibilityCheckDto | null>(null);
  protected readonly refusal = signal<string | null>(null);

  protected choose(dimension: Dimension): void {
    this.dimension.set(dimension);
    this.answer.set(null);
  }

  protected async check(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.refusal.set(null);
    this.answer.set(null);
    try {
      this.answer.set(await this.api.invoke(checkDealerVisibility, { id: this.dealerId(), dimension: this.dimension(), code: this.code().trim() }));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
