import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ChoiceRow, Field } from '@tributary/ui';
import { choices } from '../../shared/choices';
import { type Afterwards, afterwards, type FeedDraft, type Security, securities } from './feed-draft';

/** Where the files of a feed lie and how one gets there. */
@Component({
  selector: 'app-feed-place-fields',
  imports: [ChoiceRow, Field, TranslocoPipe],
  templateUrl: './feed-place-fields.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    tb-choice {
      justify-self: start;
      max-width: 100%;
    }
    textarea {
      min-height: 44px;
    }
  `,
})
export class FeedPlaceFields {
  readonly draft = input.required<FeedDraft>();
  /** Whether a secret is stored already. */
  readonly hasSecret = input(false);

  protected readonly securityChoices = choices<Security>('feedSetup.securityOf', () => securities);
  protected readonly afterwardsChoices = choices<Afterwards>('feedSetup.afterwardsOf', () => afterwards);
}
