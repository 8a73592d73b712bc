import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type FeedTestDto, testFeed } from '@tributary/api-client';
import { Button, Icon, Notice, NumberPipe, Time } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import type { FeedDraft } from './feed-draft';

/** Goes there and says in plain words what it finds; what nobody vouches for is shown, to be compared and confirmed. */
@Component({
  selector: 'app-feed-test-panel',
  imports: [Button, Icon, Notice, NumberPipe, Time, TranslocoPipe],
  template: `
    <button type="button" tbButton [disabled]="!draft().reachable()" [busy]="busy()" (click)="test()" data-testid="test-feed">
      <tb-icon name="refresh" [size]="16" />{{ 'feedSetup.test' | transloco }}
    </button>
    @if (refusal(); as text) {
      <tb-notice tone="clay">{{ text }}</tb-notice>
    }
    @if (result(); as found) {
      @if (found.reason; as reason) {
        <tb-notice tone="clay">{{ reason.message }}</tb-notice>
        @if (found.fingerprint; as fingerprint) {
          <p class="mono small print">{{ fingerprint }}</p>
          <button type="button" tbButton (click)="trust(fingerprint)" data-testid="trust"><tb-icon name="check" [size]="16" />{{ 'feedSetup.trust' | transloco }}</button>
        }
      } @else {
        <tb-notice tone="river">{{ 'feedSetup.works' | transloco: { count: found.count } }}</tb-notice>
        <ul class="small">
          @for (file of found.files; track file.name) {
            <li>
              <span class="strong">{{ file.name }}</span> · <span class="num">{{ file.size | tbNumber }}</span> B
              @if (file.modifiedAt) {
                · <tb-time [at]="file.modifiedAt" show="exact" />
              }
            </li>
          }
        </ul>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      justify-items: start;
    }
    .print {
      overflow-wrap: anywhere;
    }
    ul {
      margin: 0;
      padding-left: var(--space-4);
      overflow-wrap: anywhere;
    }
  `,
})
export class FeedTestPanel {
  readonly draft = input.required<FeedDraft>();
  readonly feedId = input<number | null>(null);
  /** The person confirmed what the server showed. */
  readonly trusted = output<void>();

  private readonly api = inject(Api);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly result = signal<FeedTestDto | null>(null);

  protected async test(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    this.result.set(null);
    try {
      this.result.set(await this.api.invoke(testFeed, { body: this.draft().test(this.feedId()) }));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }

  protected async trust(fingerprint: string): Promise<void> {
    this.draft().trust(fingerprint);
    this.trusted.emit();
    await this.test();
  }
}
