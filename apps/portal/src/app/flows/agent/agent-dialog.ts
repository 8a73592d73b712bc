import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { type AgentDetailDto, Api, changeAgent, type CodedAgentDto, createAgent, getFeedChoices, listAgentTemplates } from '@tributary/api-client';
import { Button, DialogBody, DialogFrame, Field, Notice } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { newKey } from '../../core/http/idempotency-key';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { DealerSelect } from '../../shared/dealer-select';

/** A new agent for a dealer, or other terms for one that is there. */
@Component({
  selector: 'app-agent-dialog',
  imports: [Button, DealerSelect, DialogFrame, Field, FormsModule, Notice, NzSelectModule, TranslocoPipe],
  templateUrl: './agent-dialog.html',
})
export class AgentDialog extends DialogBody<CodedAgentDto | AgentDetailDto, AgentDetailDto | undefined> {
  private readonly api = inject(Api);
  private key = newKey();

  protected readonly agent = this.data;
  protected readonly dealerId = signal<string | null>(this.data ? String(this.data.dealerId) : null);
  protected readonly name = signal(this.data?.name ?? '');
  protected readonly since = signal(this.data?.since ?? '');
  protected readonly ownerId = signal<number | null>(this.data?.ownerId ?? null);
  protected readonly templates = signal<readonly string[]>(this.data?.feeds.map(({ templateCode }) => templateCode) ?? []);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly offered = resource({ loader: async () => (await this.api.invoke(listAgentTemplates, { published: true, limit: 200 })).items });
  /** The newest version of each. */
  protected readonly choices = computed(() => {
    const all = this.offered.hasValue() ? this.offered.value() : [];
    return all.filter(({ code }, index) => all[index - 1]?.code !== code);
  });
  private readonly people = resource({ params: () => Number(this.dealerId()) || undefined, loader: ({ params }) => this.api.invoke(getFeedChoices, { dealerId: params }) });
  protected readonly owners = computed(() => (this.people.hasValue() ? this.people.value().owners : []));
  protected readonly ready = computed(() => this.dealerId() !== null && this.name().trim() !== '' && this.since() !== '' && this.templates().length > 0);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.ready()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.close(await this.save());
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.key = newKey();
      this.busy.set(false);
    }
  }

  private save(): Promise<CodedAgentDto | AgentDetailDto> {
    const body = { name: this.name().trim(), since: this.since(), ownerId: this.ownerId(), templates: [...this.templates()] };
    if (this.data) return this.api.invoke(changeAgent, { id: this.data.id, body }, withKey(this.key));
    return this.api.invoke(createAgent, { body: { ...body, dealerId: Number(this.dealerId()) } }, withKey(this.key));
  }
}
