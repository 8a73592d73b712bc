import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgentTemplateDto } from '@tributary/api-client';
import { batchFields } from './agent-state';

/** A template that is not to be changed: what it reads, word for word, and what the columns mean. */
@Component({
  selector: 'app-agent-template-facts',
  imports: [TranslocoPipe],
  template: `
    @let shown = template();
    <section class="card">
      <dl class="facts">
        <dt>{{ 'feedSetup.kind' | transloco }}</dt>
        <dd>{{ 'flowKind.' + shown.kind | transloco }}</dd>
        <dt>{{ 'agents.mode' | transloco }}</dt>
        <dd>{{ 'agents.modeOf.' + shown.mode | transloco }}</dd>
        <dt>{{ 'agents.database' | transloco }}</dt>
        <dd>
          @for (database of shown.databases; track database; let last = $last) {
            {{ 'agents.databaseOf.' + database | transloco }}{{ last ? '' : ', ' }}
          }
        </dd>
        <dt>{{ 'agents.reread' | transloco }}</dt>
        <dd class="num">{{ shown.rereadDays }}</dd>
        <dt>{{ 'agents.templateColumn.used' | transloco }}</dt>
        <dd class="num">{{ shown.agents }}</dd>
      </dl>
    </section>
    <section class="card">
      <h2>{{ 'agents.select' | transloco }}</h2>
      <pre class="mono">{{ shown.select }}</pre>
    </section>
    @if (shown.changes) {
      <section class="card">
        <h2>{{ 'agents.changes' | transloco }}</h2>
        <pre class="mono">{{ shown.changes }}</pre>
      </section>
    }
    <section class="card">
      <h2>{{ 'agents.columns' | transloco }}</h2>
      <dl class="facts">
        @for (column of columns(); track column.field) {
          <dt>{{ 'agents.fieldOf.' + column.field | transloco }}</dt>
          <dd class="mono">{{ column.column }}</dd>
        }
      </dl>
    </section>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-4);
    }
    pre {
      margin: 0;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class AgentTemplateFacts {
  readonly template = input.required<AgentTemplateDto>();

  /** In the order in which they are asked for. */
  protected readonly columns = computed(() => batchFields.flatMap((field) => this.template().columns.find((column) => column.field === field) ?? []));
}
