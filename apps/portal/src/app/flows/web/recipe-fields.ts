import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field } from '@tributary/ui';
import { read, type RecipeData, type StepField, typed, valueAt, withValue } from './recipe';

/** Fields of a step, or of a recipe as a whole. */
@Component({
  selector: 'app-recipe-fields',
  imports: [Field, TranslocoPipe],
  template: `
    <div class="form-grid">
      @for (field of fields(); track field.path) {
        <tb-field [for]="idOf(field)" [label]="'webRecipes.field.' + field.path | transloco" [hint]="hintOf(field) ? (hintOf(field) | transloco) : ''">
          @if (field.kind === 'lines' || field.kind === 'pairs') {
            <textarea #area [id]="idOf(field)" class="input mono" spellcheck="false" [value]="textOf(field)" (change)="set(field, area.value)"></textarea>
          } @else {
            <input #line [id]="idOf(field)" class="input" [class.mono]="field.kind === 'text'" autocomplete="off" [attr.inputmode]="field.kind === 'number' ? 'numeric' : null" [value]="textOf(field)" (change)="set(field, line.value)" />
          }
        </tb-field>
      }
    </div>
  `,
})
export class RecipeFields {
  readonly fields = input.required<readonly StepField[]>();
  readonly data = input.required<RecipeData>();
  /** Begins the ids of the inputs. */
  readonly name = input.required<string>();
  readonly changed = output<RecipeData>();

  protected idOf({ path }: StepField): string {
    return `${this.name()}-${path.replaceAll('.', '-')}`;
  }

  protected hintOf({ path, kind }: StepField): string {
    if (path === 'refusals') return 'webRecipes.hint.refusals';
    if (kind === 'pairs') return 'webRecipes.hint.pairs';
    return path.startsWith('total.') && !path.endsWith('.column') ? 'webRecipes.hint.total' : '';
  }

  protected textOf({ path, kind }: StepField): string {
    return typed(valueAt(this.data(), path), kind);
  }

  protected set(field: StepField, text: string): void {
    this.changed.emit(withValue(this.data(), field.path, read(text, field)));
  }
}
