import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { NewApiKeyDto } from '@tributary/api-client';
import { Button, Copyable, DialogBody, DialogFrame, Notice } from '@tributary/ui';

/** Shows the secret of a new key, for the only time, and how it is used. */
@Component({
  selector: 'app-api-key-secret-dialog',
  imports: [Button, Copyable, DialogFrame, Notice, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="data.key.name">
      <div class="stack">
        <tb-notice tone="sand">{{ 'apiKeys.once' | transloco }}</tb-notice>
        <p class="secret" data-testid="key-secret"><tb-copyable [text]="data.secret" /></p>
        <p>{{ 'apiKeys.use' | transloco }}</p>
        <pre class="mono small command">{{ command }}</pre>
        <p class="small quiet">{{ 'apiKeys.documented' | transloco }} <a href="/api/openapi.json" target="_blank" rel="noopener">openapi.json</a></p>
      </div>
      <ng-container tbFoot>
        <button type="button" tbButton="primary" (click)="close()" data-testid="secret-noted">{{ 'agents.code.noted' | transloco }}</button>
      </ng-container>
    </tb-dialog-frame>
  `,
  styles: `
    .secret {
      overflow-wrap: anywhere;
    }
    .command {
      margin: 0;
      padding: var(--space-3);
      border-radius: var(--radius-s);
      background: var(--slate-50);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class ApiKeySecretDialog extends DialogBody<void, NewApiKeyDto> {
  /** The secret is not in it: commands are kept in histories. */
  protected readonly command = [
    `curl -X POST "${location.origin}/api/flow-deliveries?kind=sale&fileName=sales.csv" \\`,
    '  -H "Authorization: Bearer $TRIBUTARY_KEY" -H "Idempotency-Key: sales-2026-03-19-1" \\',
    '  -H "Content-Type: application/octet-stream" --data-binary @sales.csv',
  ].join('\n');
}
