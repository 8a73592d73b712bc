import { Component, computed, effect, inject, input, resource, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type AgentTemplateDto, Api, changeAgentTemplate, createAgentTemplate, getAgentTemplate, publishAgentTemplate } from '@tributary/api-client';
import { Button, ChoiceRow, Dialogs, Field, Notice, PageHeader, Skeleton, StatusTag, Time, Toasts } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { newKey } from '../../core/http/idempotency-key';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { askBeforeUnload, type KeepsDraft } from '../../core/leaving/leaving';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { ProblemState } from '../../shared/problem-state';
import { type FlowKind, flowKinds } from '../flow-state';
import { AgentTemplateFacts } from './agent-template-facts';
import { type BatchField, batchFields, type DatabaseKind, databaseKinds } from './agent-state';

type Mode = AgentTemplateDto['mode'];

/** Writes a template and publishes it; one that is published is shown as it is, until its next version is begun. */
@Component({
  selector: 'app-agent-template-page',
  imports: [AgentTemplateFacts, Button, ChoiceRow, Field, FormsModule, Notice, NzSelectModule, PageHeader, ProblemState, RouterLink, Skeleton, StatusTag, Time, TranslocoPipe],
  templateUrl: './agent-template-page.html',
  styles: `
    textarea {
      min-height: 9rem;
    }
    .said {
      margin-bottom: var(--space-4);
    }
    tb-choice {
      justify-self: start;
      max-width: 100%;
    }
  `,
})
export class AgentTemplatePage implements KeepsDraft {
  /** Absent: a new one. */
  readonly id = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private key = newKey();

  protected readonly mayKeep = inject(Session).may('flows.templates');
  protected readonly fields = batchFields;
  protected readonly databaseKinds = databaseKinds;
  protected readonly kindChoices = choices<FlowKind>('flowKind', () => flowKinds);
  protected readonly modeChoices = choices<Mode>('agents.modeOf', () => ['days', 'today']);
  protected readonly template = resource({
    params: () => ({ id: this.id() }),
    loader: async ({ params: { id } }) => (id === undefined ? null : this.api.invoke(getAgentTemplate, { id: Number(id) })),
  });
  protected readonly saved = computed(() => (this.template.hasValue() ? this.template.value() : null));
  /** The next version of what is published is being written. */
  protected readonly startsNext = signal(false);
  protected readonly isWritten = computed(() => {
    const saved = this.saved();
    return saved === null || (this.mayKeep && (saved.publishedAt === null || this.startsNext()));
  });
  protected readonly code = signal('');
  protected readonly name = signal('');
  protected readonly kind = signal<FlowKind>('sale');
  protected readonly databases = signal<readonly DatabaseKind[]>([]);
  protected readonly mode = signal<Mode>('days');
  protected readonly select = signal('');
  protected readonly changes = signal('');
  protected readonly columns = signal<Readonly<Partial<Record<BatchField, string>>>>({});
  protected readonly rereadDays = signal('7');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly ready = computed(() => this.name().trim() !== '' && this.select().trim() !== '' && this.databases().length > 0 && (this.saved() !== null || this.code().trim() !== ''));

  private readonly body = computed(() => ({
    name: this.name().trim(), kind: this.kind(), databases: [...this.databases()], mode: this.mode(), select: this.select(), changes: this.changes().trim() || null,
    columns: this.fields.flatMap((field) => (this.columns()[field]?.trim() ? [{ field, column: this.columns()[field]?.trim() ?? '' }] : [])), rereadDays: Number(this.rereadDays()) || 0,
  }));
  private readonly said = computed(() => JSON.stringify([this.code(), this.body()]));
  private readonly kept = signal(this.said());

  constructor() {
    askBeforeUnload(this);
    effect(() => {
      const saved = this.saved();
      if (saved) untracked(() => this.read(saved));
    });
  }

  hasChanges(): boolean {
    return this.said() !== this.kept();
  }

  /** The next version is not wanted after all. */
  protected withdraw(): void {
    const saved = this.saved();
    if (saved) this.read(saved);
  }

  protected setColumn(field: BatchField, column: string): void {
    this.columns.update((columns) => ({ ...columns, [field]: column }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    await this.attempt(() => this.stored());
  }

  protected async publish(): Promise<void> {
    const text = (key: string): string => this.transloco.translate(`agents.publish.${key}`, { name: this.name() });
    if (!(await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action') }))) return;
    await this.attempt(async () => {
      const draft = await this.stored();
      return this.api.invoke(publishAgentTemplate, { id: draft.id });
    });
  }

  /** A published version stays as it is: what is changed becomes the next one. */
  private stored(): Promise<AgentTemplateDto> {
    const [saved, body] = [this.saved(), this.body()];
    if (saved && !saved.publishedAt) return this.api.invoke(changeAgentTemplate, { id: saved.id, body }, withKey(this.key));
    return this.api.invoke(createAgentTemplate, { body: { ...body, code: saved?.code ?? this.code().trim(), version: saved ? 'next' : 'first' } }, withKey(this.key));
  }

  private async attempt(work: () => Promise<AgentTemplateDto>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const { id, name } = await work();
      this.kept.set(this.said());
      this.toasts.success(this.transloco.translate('feedSetup.saved', { name }));
      if (String(id) === this.id()) this.template.reload();
      else await this.router.navigate(['/agent-templates', id]);
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.key = newKey();
      this.busy.set(false);
    }
  }

  private read(saved: AgentTemplateDto): void {
    this.code.set(saved.code);
    this.name.set(saved.name);
    this.kind.set(saved.kind);
    this.databases.set(saved.databases);
    this.mode.set(saved.mode);
    this.select.set(saved.select);
    this.changes.set(saved.changes ?? '');
    this.columns.set(Object.fromEntries(saved.columns.map(({ field, column }) => [field, column])));
    this.rereadDays.set(String(saved.rereadDays));
    this.startsNext.set(false);
    this.kept.set(this.said());
  }
}
