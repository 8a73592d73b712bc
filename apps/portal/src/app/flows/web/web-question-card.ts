import { Component, inject, input, output, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { answerWebQuestion, Api, getWebQuestion, type WebQuestionDto } from '@tributary/api-client';
import { Button, Field, Notice, Time } from '@tributary/ui';
import { newKey } from '../../core/http/idempotency-key';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';

/** What a site asks, with its picture, and the answer to it. */
@Component({
  selector: 'app-web-question-card',
  imports: [Button, Field, Notice, RouterLink, Time, TranslocoPipe],
  template: `
    @let asked = question();
    <form class="card stack" novalidate (submit)="send($event)" data-testid="web-question">
      <div>
        <p class="strong">{{ asked.prompt || ('webRecipes.ask.prompt' | transloco) }}</p>
        <p class="small quiet">
          {{ asked.dealerName }}
          @if (asked.feedId) {
            · <a [routerLink]="['/feeds', asked.feedId]">{{ asked.feedName }}</a>
          }
          · {{ 'webRecipes.ask.until' | transloco }} <tb-time [at]="asked.expiresAt" show="exact" />
        </p>
      </div>
      @if (asked.attempt > 1) {
        <tb-notice tone="sand">{{ 'webRecipes.ask.again' | transloco: { attempt: asked.attempt } }}</tb-notice>
      }
      @if (picture(); as source) {
        <img [src]="source" [alt]="'webRecipes.ask.picture' | transloco" />
      }
      @if (refusal(); as text) {
        <tb-notice tone="clay">{{ text }}</tb-notice>
      }
      <tb-field [for]="'answer-' + asked.id" [label]="'webRecipes.ask.answer' | transloco">
        <input #answer [id]="'answer-' + asked.id" class="input mono" autocomplete="off" autocapitalize="off" maxlength="100" [value]="typed()" (input)="typed.set(answer.value)" />
      </tb-field>
      <button type="submit" tbButton="primary" [disabled]="!typed().trim()" [busy]="busy()">{{ 'webRecipes.ask.send' | transloco }}</button>
    </form>
  `,
  styles: `
    form {
      justify-items: start;
    }
    img {
      max-width: 100%;
      min-height: 48px;
      border: 1px solid var(--line);
      border-radius: var(--radius-s);
      image-rendering: pixelated;
    }
  `,
})
export class WebQuestionCard {
  readonly question = input.required<WebQuestionDto>();
  /** Answered, or past. */
  readonly settled = output<void>();

  private readonly api = inject(Api);
  private key = newKey();
  protected readonly typed = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  private readonly whole = resource({
    params: () => ({ id: this.question().id }),
    loader: ({ params: { id } }) => this.api.invoke(getWebQuestion, { id }),
  });
  protected readonly picture = () => (this.whole.hasValue() ? this.whole.value().picture : null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const answer = this.typed().trim();
    if (!answer) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.api.invoke(answerWebQuestion, { id: this.question().id, body: { answer } }, withKey(this.key));
      this.typed.set('');
      this.settled.emit();
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.key = newKey();
      this.busy.set(false);
    }
  }
}
