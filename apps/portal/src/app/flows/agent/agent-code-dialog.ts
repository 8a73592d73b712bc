import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type CodedAgentDto, downloadAgentProgram } from '@tributary/api-client';
import { Button, Copyable, DialogBody, DialogFrame, Notice, Time } from '@tributary/ui';
import { download } from '../../shared/download';

/** Shows the code that enrols an agent, for the only time, and what to do with it. */
@Component({
  selector: 'app-agent-code-dialog',
  imports: [Button, Copyable, DialogFrame, Notice, Time, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'agents.code.title' | transloco">
      <div class="stack">
        <tb-notice tone="sand">{{ 'agents.code.once' | transloco }}</tb-notice>
        <p class="code" data-testid="agent-code"><tb-copyable [text]="data.code" /></p>
        <p class="small quiet">{{ 'agents.code.expires' | transloco }} <tb-time [at]="data.expiresAt" show="exact" /></p>
        <ol class="stack">
          <li>{{ 'agents.code.install' | transloco }}</li>
          <li>
            {{ 'agents.code.enrol' | transloco }}
            <p class="mono small command">node tributary-agent.js enrol {{ server }} {{ data.code }}</p>
          </li>
          <li>{{ 'agents.code.fill' | transloco }}</li>
          <li>
            {{ 'agents.code.run' | transloco }}
            <p class="mono small command">node tributary-agent.js check && node tributary-agent.js run</p>
          </li>
        </ol>
      </div>
      <ng-container tbFoot>
        <button type="button" tbButton (click)="program()">{{ 'agents.program' | transloco }}</button>
        <button type="button" tbButton="primary" (click)="close()" data-testid="code-noted">{{ 'agents.code.noted' | transloco }}</button>
      </ng-container>
    </tb-dialog-frame>
  `,
  styles: `
    .code {
      font-size: var(--size-m);
      overflow-wrap: anywhere;
    }
    .command {
      overflow-wrap: anywhere;
    }
  `,
})
export class AgentCodeDialog extends DialogBody<void, CodedAgentDto> {
  private readonly api = inject(Api);
  protected readonly server = location.origin;

  protected async program(): Promise<void> {
    download('tributary-agent.js', await this.api.invoke(downloadAgentProgram));
  }
}
