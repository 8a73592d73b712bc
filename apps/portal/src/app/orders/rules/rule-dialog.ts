import { Component, computed, inject, resource, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { addApprovalRule, Api, type ApprovalRuleDto, changeApprovalRule, listBranches, previewApprovalRule } from '@tributary/api-client';
import { ActiveLocale, Button, DialogBody, DialogFrame, Field, LocalNamePipe, Notice, NumberPipe, parseDecimal } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { debounceTime } from 'rxjs';
import { KeyOfBody } from '../../core/http/key-of-body';
import { failureOf } from '../../core/http/problem';
import { handled, withKey } from '../../core/http/request-options';
import { type RuleKind, ruleKinds, thresholdFault } from './rule-threshold';
import { RuleWords } from './rule-words';

/** So long nobody types before the rule is tried on old orders. */
const PAUSE_MS = 300;

/** A new rule, or another content for one that is there; says in words what it does, and what it would have caught. */
@Component({
  selector: 'app-rule-dialog',
  imports: [Button, DialogFrame, Field, FormsModule, LocalNamePipe, Notice, NumberPipe, NzSelectModule, TranslocoPipe],
  templateUrl: './rule-dialog.html',
})
export class RuleDialog extends DialogBody<ApprovalRuleDto, ApprovalRuleDto | undefined> {
  private readonly api = inject(Api);
  private readonly transloco = inject(TranslocoService);
  private readonly words = inject(RuleWords);
  private readonly locale = inject(ActiveLocale).code;
  private readonly keys = new KeyOfBody();

  protected readonly kinds = ruleKinds;
  protected readonly branches = resource({ loader: () => this.api.invoke(listBranches) });
  protected readonly kind = signal<RuleKind>(this.data?.kind ?? 'amount');
  protected readonly threshold = signal(this.data?.threshold ?? '');
  protected readonly branchId = signal<number | null>(this.data?.branchId ?? null);
  protected readonly name = signal(this.data?.name ?? '');
  protected readonly active = signal(this.data?.active ?? true);
  /** Faults show once somebody tried to save, or left the field. */
  protected readonly touched = signal({ threshold: false, name: false });
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  private readonly fault = computed(() => thresholdFault(this.kind(), this.threshold()));
  protected readonly thresholdError = computed(() => {
    this.locale();
    const fault = this.fault();
    return fault !== null && this.touched().threshold ? this.transloco.translate(`ruleFault.${fault}`) : null;
  });
  protected readonly nameError = computed(() => {
    this.locale();
    return this.name().trim() === '' && this.touched().name ? this.transloco.translate('field.required') : null;
  });
  /** What it catches, once that can be said. */
  private readonly meant = computed(() => {
    const threshold = parseDecimal(this.threshold());
    return this.fault() !== null || threshold === null ? undefined : { kind: this.kind(), threshold, branchId: this.branchId() ?? undefined };
  });
  protected readonly sentence = computed(() => {
    this.locale();
    const rule = this.meant();
    return rule ? this.words.sentence(rule) : null;
  });
  private readonly settled = toSignal(toObservable(this.meant).pipe(debounceTime(PAUSE_MS)));
  private readonly tried = resource({ params: () => this.settled(), loader: ({ params }) => this.api.invoke(previewApprovalRule, params, handled()) });
  protected readonly preview = computed(() => (this.meant() && this.tried.hasValue() ? this.tried.value() : null));

  protected pickKind(kind: RuleKind): void {
    this.kind.set(kind);
    this.touched.update((touched) => ({ ...touched, threshold: false }));
  }

  protected leave(field: 'threshold' | 'name'): void {
    this.touched.update((touched) => ({ ...touched, [field]: true }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.touched.set({ threshold: true, name: true });
    const [rule, name] = [this.meant(), this.name().trim()];
    if (!rule || name === '' || this.busy()) return;
    const body = { ...rule, branchId: this.branchId(), active: this.active(), name };
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const options = withKey(this.keys.of(body));
      this.close(await (this.data ? this.api.invoke(changeApprovalRule, { id: this.data.id, body }, options) : this.api.invoke(addApprovalRule, { body }, options)));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
