import { Component, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getDealerVisibility } from '@tributary/api-client';
import { LocalNamePipe, PageHeader, Skeleton, StatusTag } from '@tributary/ui';
import { ProblemState } from '../../shared/problem-state';
import { ActingButton } from '../acting/acting-button';
import { VisibilityCheck } from './visibility-check';
import { VisibilityReasons } from './visibility-reasons';

/** What a dealer sees in each of the five dimensions, and through which group each thing comes. */
@Component({
  selector: 'app-dealer-visibility-page',
  imports: [ActingButton, LocalNamePipe, PageHeader, ProblemState, RouterLink, Skeleton, StatusTag, TranslocoPipe, VisibilityCheck, VisibilityReasons],
  templateUrl: './dealer-visibility-page.html',
  styleUrl: './dealer-visibility-page.less',
})
export class DealerVisibilityPage {
  readonly id = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);
  protected readonly seen = resource({
    params: () => ({ id: this.id() }),
    loader: ({ params }) => this.api.invoke(getDealerVisibility, params),
  });
}
