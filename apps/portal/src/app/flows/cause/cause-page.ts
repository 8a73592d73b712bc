import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, decideFlowCause, type DecideCauseDto, getFlowCause, listCandidates } from '@tributary/api-client';
import { ActiveLocale, Button, ChoiceRow, CodePipe, CodeWords, Field, formatMoney, formatNumber, LocalNamePipe, Notice, PageHeader, Skeleton, Stat, Time, Toasts } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { newKey } from '../../core/http/idempotency-key';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { ProblemState } from '../../shared/problem-state';
import { SkuSelect } from '../../shared/sku-select';

type Action = DecideCauseDto['action'];

/** All rows of one cause: what they would come to, where they are, and one decision for all of them. */
@Component({
  selector: 'app-cause-page',
  imports: [Button, ChoiceRow, CodePipe, Field, FormsModule, LocalNamePipe, Notice, NzSelectModule, PageHeader, ProblemState, RouterLink, Skeleton, SkuSelect, Stat, Time, TranslocoPipe],
  templateUrl: './cause-page.html',
  styleUrl: './cause-page.less',
})
export class CausePage {
  readonly cause = input.required<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  private readonly words = inject(CodeWords);
  private readonly key = newKey();
  protected readonly mayDecide = inject(Session).may('flows.resolve');
  protected readonly money = formatMoney;
  protected readonly count = (value: number) => formatNumber(value);
  protected readonly shown = resource({
    params: () => ({ cause: this.cause(), locale: this.locale() }),
    loader: ({ params }) => this.api.invoke(getFlowCause, { cause: params.cause }),
  });
  protected readonly detail = computed(() => (this.shown.hasValue() ? this.shown.value() : undefined));
  protected readonly actionChoices = choices<Action>('flowDesk.causes.action', () => this.detail()?.actions ?? []);
  protected readonly action = linkedSignal(() => this.detail()?.actions[0] ?? 'ignore');
  protected readonly candidates = resource({
    params: () => this.detail()?.nameId ?? undefined,
    loader: ({ params }) => this.api.invoke(listCandidates, { id: params }),
  });
  protected readonly target = signal<string | null>(null);
  protected readonly unit = linkedSignal(() => this.detail()?.likely ?? null);
  protected readonly baseQuantity = signal('');
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly unitWord = (code: string) => this.words.wordOf('units', code);
  /** What is decided; undefined while it is not complete. */
  private readonly answer = computed<DecideCauseDto | undefined>(() => {
    const [action, reason, baseQuantity, unit] = [this.action(), this.reason().trim(), this.baseQuantity().trim(), this.unit()];
    if (action === 'name') return this.target() ? { action, targetId: Number(this.target()) } : undefined;
    if (action === 'ignore') return reason ? { action, reason } : undefined;
    if (unit) return { action, unit };
    return /^\d{1,7}(\.\d{1,6})?$/.test(baseQuantity) ? { action, baseQuantity } : undefined;
  });
  protected readonly ready = computed(() => this.answer() !== undefined);

  protected async decide(): Promise<void> {
    const body = this.answer();
    if (!body || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const { rows, files } = await this.api.invoke(decideFlowCause, { cause: this.cause(), body }, withKey(this.key));
      this.toasts.success(this.transloco.translate('flowDesk.causes.done', { rows, files }));
      await this.router.navigate(['/flow-desk/causes']);
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
