import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listRecipeTemplates } from '@tributary/api-client';
import { ActiveLocale, ChoiceRow, Field, Notice } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { choices } from '../../shared/choices';
import { EMPTY_RECIPE, inPeriod, PERIOD_FIELDS, type Phase, type RecipeData, SIGN_FIELDS, stepsOf, valueAt, withValue } from './recipe';
import { RecipeFields } from './recipe-fields';
import { RecipeSteps } from './recipe-steps';

type Engine = 'http' | 'browser';
type UpTo = 'yesterday' | 'today';
const upToPath = inPeriod('upTo');

/** Writes a recipe, step by step; or takes one over as JSON. */
@Component({
  selector: 'app-recipe-builder',
  imports: [ChoiceRow, Field, FormsModule, Notice, NzSelectModule, RecipeFields, RecipeSteps, TranslocoPipe],
  template: `
    <tb-field for="recipe-template" [label]="'webRecipes.template' | transloco" [hint]="'webRecipes.templateHint' | transloco">
      <nz-select name="template" nzId="recipe-template" [nzPlaceHolder]="'webRecipes.choose' | transloco" [ngModel]="null" (ngModelChange)="take($event)">
        @for (template of templates.hasValue() ? templates.value() : []; track template.code) {
          <nz-option [nzValue]="template.code" [nzLabel]="template.name" />
        }
      </nz-select>
    </tb-field>
    <div class="form-grid">
      <tb-field [label]="'webRecipes.engine' | transloco" [hint]="'webRecipes.engineHint' | transloco">
        <tb-choice [label]="'webRecipes.engine' | transloco" [choices]="engineChoices()" [value]="engine()" (chosen)="set('engine', $event)" />
      </tb-field>
      <tb-field [label]="'webRecipes.upTo' | transloco">
        <tb-choice [label]="'webRecipes.upTo' | transloco" [choices]="upToChoices()" [value]="upTo()" (chosen)="set(upToPath, $event)" />
      </tb-field>
    </div>
    <app-recipe-fields name="recipe" [fields]="periodFields" [data]="data()" (changed)="changed.emit($event)" />
    <h3>{{ 'webRecipes.login' | transloco }}</h3>
    <app-recipe-steps phase="login" [steps]="login()" (changed)="steps('login', $event)" />
    <h3>{{ 'webRecipes.query' | transloco }}</h3>
    <p class="small quiet">{{ 'webRecipes.queryHint' | transloco }}</p>
    <app-recipe-steps phase="query" [steps]="query()" (changed)="steps('query', $event)" />
    <h3>{{ 'webRecipes.signs' | transloco }}</h3>
    <app-recipe-fields name="signs" [fields]="signFields" [data]="data()" (changed)="changed.emit($event)" />
    <details>
      <summary>{{ 'webRecipes.json' | transloco }}</summary>
      <textarea #json id="recipe-json" class="input mono json" spellcheck="false" [attr.aria-label]="'webRecipes.json' | transloco" [value]="text()" (change)="paste(json.value)"></textarea>
      @if (broken()) {
        <tb-notice tone="clay">{{ 'webRecipes.jsonBroken' | transloco }}</tb-notice>
      }
    </details>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    tb-choice {
      justify-self: start;
      max-width: 100%;
    }
    h3 {
      margin: var(--space-2) 0 0;
    }
    .json {
      min-height: 18rem;
      width: 100%;
    }
  `,
})
export class RecipeBuilder {
  readonly recipe = input.required<RecipeData | null>();
  readonly changed = output<RecipeData>();

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  protected readonly templates = resource({ params: () => ({ locale: this.locale.code() }), loader: () => this.api.invoke(listRecipeTemplates) });
  protected readonly upToPath = upToPath;
  protected readonly periodFields = PERIOD_FIELDS;
  protected readonly signFields = SIGN_FIELDS;
  protected readonly engineChoices = choices<Engine>('webRecipes.engineOf', () => ['http', 'browser']);
  protected readonly upToChoices = choices<UpTo>('webRecipes.upToOf', () => ['yesterday', 'today']);
  protected readonly data = computed(() => this.recipe() ?? EMPTY_RECIPE);
  protected readonly engine = computed<Engine>(() => (this.data()['engine'] === 'browser' ? 'browser' : 'http'));
  protected readonly upTo = computed<UpTo>(() => (valueAt(this.data(), upToPath) === 'today' ? 'today' : 'yesterday'));
  protected readonly login = computed(() => stepsOf(this.data(), 'login'));
  protected readonly query = computed(() => stepsOf(this.data(), 'query'));
  protected readonly text = computed(() => JSON.stringify(this.data(), null, 2));
  protected readonly broken = signal(false);

  protected take(code: string): void {
    const found = this.templates.hasValue() ? this.templates.value().find((template) => template.code === code) : undefined;
    if (found) this.changed.emit(found.recipe);
  }

  protected set(path: string, value: unknown): void {
    this.changed.emit(withValue(this.data(), path, value));
  }

  protected steps(phase: Phase, steps: readonly RecipeData[]): void {
    this.set(phase, steps);
  }

  protected paste(text: string): void {
    try {
      const value: unknown = JSON.parse(text);
      this.broken.set(typeof value !== 'object' || value === null || Array.isArray(value));
      if (!this.broken()) this.changed.emit(value as RecipeData);
    } catch {
      this.broken.set(true);
    }
  }
}
