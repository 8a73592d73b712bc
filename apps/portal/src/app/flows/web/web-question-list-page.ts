import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState, PageHeader } from '@tributary/ui';
import { WebQuestions } from './web-questions';

/** Everything that web sites ask of people right now. */
@Component({
  selector: 'app-web-question-list-page',
  imports: [EmptyState, PageHeader, TranslocoPipe, WebQuestions],
  template: `
    <tb-page-header [heading]="'webRecipes.ask.title' | transloco" [hint]="'webRecipes.ask.hint' | transloco" />
    <app-web-questions>
      <tb-empty-state icon="check" [heading]="'webRecipes.ask.none' | transloco" [hint]="'webRecipes.ask.noneHint' | transloco" />
    </app-web-questions>
  `,
})
export class WebQuestionListPage {}
