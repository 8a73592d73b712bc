import { Component, computed, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, Icon } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { choices } from '../../shared/choices';
import { kindOf, moved, newStep, type Phase, type RecipeData, STEP_FIELDS, type StepKind, stepKinds, typed, valueAt } from './recipe';
import { RecipeFields } from './recipe-fields';

/** The steps of signing in or of a query, in their order; one of them open to be changed. */
@Component({
  selector: 'app-recipe-steps',
  imports: [Button, FormsModule, Icon, NzSelectModule, RecipeFields, TranslocoPipe],
  template: `
    <ol>
      @for (step of steps(); track $index; let index = $index; let last = $last) {
        <li [class.open]="opened() === index">
          <div class="row line">
            <button type="button" class="line-text" [attr.aria-expanded]="opened() === index" (click)="opened.set(opened() === index ? null : index)">
              <span class="strong">{{ index + 1 }}. {{ 'webRecipes.step.' + kind(step) | transloco }}</span>&ngsp;<span class="small quiet mono">{{ gist(step) }}</span>
            </button>
            <button type="button" tbButton="quiet" [small]="true" [disabled]="index === 0" [attr.aria-label]="'webRecipes.up' | transloco" (click)="move(index, -1)">↑</button>
            <button type="button" tbButton="quiet" [small]="true" [disabled]="last" [attr.aria-label]="'webRecipes.down' | transloco" (click)="move(index, 1)">↓</button>
            <button type="button" tbButton="quiet" [small]="true" [attr.aria-label]="'webRecipes.remove' | transloco" (click)="remove(index)"><tb-icon name="close" [size]="14" /></button>
          </div>
          @if (opened() === index) {
            <app-recipe-fields [name]="phase() + '-' + index" [fields]="fieldsOf(step)" [data]="step" (changed)="replace(index, $event)" />
          }
        </li>
      }
    </ol>
    <div class="row">
      <nz-select [name]="phase() + '-kind'" class="kind" [ngModel]="adding()" (ngModelChange)="adding.set($event)" [attr.aria-label]="'webRecipes.add' | transloco">
        @for (choice of kindChoices(); track choice.value) {
          <nz-option [nzValue]="choice.value" [nzLabel]="choice.label" />
        }
      </nz-select>
      <button type="button" tbButton [small]="true" (click)="add()"><tb-icon name="plus" [size]="14" />{{ 'webRecipes.add' | transloco }}</button>
    </div>
  `,
  styleUrl: './recipe-steps.less',
})
export class RecipeSteps {
  readonly phase = input.required<Phase>();
  readonly steps = input.required<readonly RecipeData[]>();
  readonly changed = output<readonly RecipeData[]>();

  protected readonly opened = signal<number | null>(null);
  protected readonly adding = signal<StepKind>('open');
  protected readonly kindChoices = choices<StepKind>('webRecipes.step', () => this.kinds());
  protected readonly kind = kindOf;
  private readonly kinds = computed(() => (this.phase() === 'login' ? stepKinds.filter((kind) => kind !== 'read' && kind !== 'download') : stepKinds));

  protected fieldsOf(step: RecipeData) {
    return STEP_FIELDS[kindOf(step)];
  }

  /** What a step is about, in a few words. */
  protected gist(step: RecipeData): string {
    const texts = STEP_FIELDS[kindOf(step)].map(({ path, kind }) => typed(valueAt(step, path), kind).replaceAll('\n', ', ')).filter(Boolean);
    return texts.slice(0, 2).join(' · ').slice(0, 80);
  }

  protected add(): void {
    this.changed.emit([...this.steps(), newStep(this.adding())]);
    this.opened.set(this.steps().length);
  }

  protected replace(index: number, step: RecipeData): void {
    this.changed.emit(this.steps().map((old, at) => (at === index ? step : old)));
  }

  protected move(index: number, by: number): void {
    this.changed.emit(moved(this.steps(), index, by));
    this.opened.set(null);
  }

  protected remove(index: number): void {
    this.changed.emit(this.steps().filter((_, at) => at !== index));
    this.opened.set(null);
  }
}
