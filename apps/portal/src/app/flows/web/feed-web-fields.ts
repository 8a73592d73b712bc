import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field } from '@tributary/ui';
import type { FeedDraft } from '../feed/feed-draft';
import { RecipeBuilder } from './recipe-builder';
import { RecipeTryPanel } from './recipe-try-panel';

/** A dealer's web site: where it is, who signs in, and how it is read; tried before it is saved. */
@Component({
  selector: 'app-feed-web-fields',
  imports: [Field, RecipeBuilder, RecipeTryPanel, TranslocoPipe],
  template: `
    <div class="form-grid">
      <tb-field for="feed-url" [label]="'webRecipes.url' | transloco" [required]="true" [hint]="'webRecipes.urlHint' | transloco">
        <input #url id="feed-url" class="input mono" autocomplete="off" [value]="draft().url()" (input)="draft().url.set(url.value)" />
      </tb-field>
      <tb-field for="feed-user" [label]="'feedSetup.user' | transloco">
        <input #user id="feed-user" class="input mono" autocomplete="off" [value]="draft().user()" (input)="draft().user.set(user.value)" />
      </tb-field>
      <tb-field for="feed-secret" [label]="'feedSetup.secret' | transloco" [hint]="hasSecret() ? ('feedSetup.secretHint' | transloco) : ''">
        <input #secret id="feed-secret" class="input mono" type="password" autocomplete="new-password" [value]="draft().secret()" (input)="draft().secret.set(secret.value)" />
      </tb-field>
    </div>
    <app-recipe-builder [recipe]="draft().recipe()" (changed)="draft().recipe.set($event)" />
    <app-recipe-try-panel [draft]="draft()" [feedId]="feedId()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
      min-width: 0;
    }
  `,
})
export class FeedWebFields {
  readonly draft = input.required<FeedDraft>();
  readonly feedId = input<number | null>(null);
  /** Whether a secret is stored already. */
  readonly hasSecret = input(false);
}
