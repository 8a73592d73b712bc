import { Component, effect, inject, input, output, resource } from '@angular/core';
import { Api, listWebQuestions } from '@tributary/api-client';
import { WebQuestionCard } from './web-question-card';

const LOOK_AGAIN_MS = 3000;

/** The questions that wait right now, of one feed or of all; looks again by itself, for they do not wait long. */
@Component({
  selector: 'app-web-questions',
  imports: [WebQuestionCard],
  template: `
    @for (question of questions(); track question.id) {
      <app-web-question-card [question]="question" (settled)="answered()" />
    } @empty {
      <ng-content />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
  `,
})
export class WebQuestions {
  /** Absent: of all feeds. */
  readonly feedId = input<number>();
  readonly settled = output<void>();

  private readonly api = inject(Api);
  private readonly page = resource({
    params: () => ({ feedId: this.feedId() }),
    loader: ({ params: { feedId } }) => this.api.invoke(listWebQuestions, feedId === undefined ? {} : { feedId }),
  });
  protected readonly questions = () => (this.page.hasValue() ? this.page.value().items : []);

  constructor() {
    effect((onCleanup) => {
      if (this.page.isLoading()) return;
      const timer = setTimeout(() => this.page.reload(), LOOK_AGAIN_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected answered(): void {
    this.page.reload();
    this.settled.emit();
  }
}
