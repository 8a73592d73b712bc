import { Component, computed, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, getReturn, type ReturnDto } from '@tributary/api-client';
import { ActiveLocale, Button, Copyable, Icon, isZero, LocalNamePipe, MoneyPipe, Notice, PageHeader, Skeleton, Time, Timeline } from '@tributary/ui';
import { ProblemState } from '../../shared/problem-state';
import { ReturnStateTag } from '../return-state-tag';
import { ReturnActions } from './return-actions';
import { ReturnLines } from './return-lines';
import { returnSteps } from './return-steps';
import { returnWaiting } from './return-waiting';

/** Everything about one return, and what this person may do with it now. */
@Component({
  selector: 'app-return-page',
  imports: [
    Button, Copyable, Icon, LocalNamePipe, MoneyPipe, Notice, PageHeader, ProblemState, ReturnLines, ReturnStateTag, RouterLink, Skeleton, Time, Timeline, TranslocoPipe,
  ],
  providers: [ReturnActions],
  templateUrl: './return-page.html',
  styleUrl: '../../orders/detail/order-page.less',
})
export class ReturnPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);
  private readonly actions = inject(ReturnActions);

  protected readonly isZero = isZero;
  protected readonly waiting = returnWaiting;
  protected readonly back = resource({ params: () => ({ id: this.id() }), loader: ({ params }) => this.api.invoke(getReturn, params) });
  protected readonly steps = computed(() => {
    this.locale.code();
    return this.back.hasValue() ? returnSteps(this.back.value(), (key, params) => this.transloco.translate(key, params)) : [];
  });

  protected may(back: ReturnDto, action: string): boolean {
    return back.availableActions.includes(action);
  }

  protected async act(back: ReturnDto, action: 'approve' | 'refuse' | 'withdraw' | 'send' | 'takeIn'): Promise<void> {
    const changed = await this.actions[action](back);
    if (changed) this.back.set(changed);
  }
}
