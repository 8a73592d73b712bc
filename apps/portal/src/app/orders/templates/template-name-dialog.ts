import { Component, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, DialogBody, DialogFrame, Field } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';

/** What to call a list, and whether colleagues use it too; `save` keeps it and may refuse. */
export interface TemplateNaming {
  readonly name: string;
  readonly shared: boolean;
  readonly save: (answer: { name: string; shared: boolean }) => Promise<unknown>;
}

@Component({
  selector: 'app-template-name-dialog',
  imports: [Button, DialogFrame, Field, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'templates.nameHeading' | transloco">
      <tb-field for="template-name" [label]="'templates.name' | transloco" [required]="true" [error]="refusal()">
        <input #text id="template-name" class="input" maxlength="60" autocomplete="off" [value]="name()" (input)="name.set(text.value)" (keydown.enter)="save()" />
      </tb-field>
      <label class="row">
        <input #share type="checkbox" id="template-shared" [checked]="shared()" (change)="shared.set(share.checked)" />{{ 'templates.share' | transloco }}
      </label>
      <ng-container tbFoot>
        <button type="button" tbButton (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="button" tbButton="primary" data-testid="template-save" [disabled]="!name().trim()" [busy]="busy()" (click)="save()">
          {{ 'templates.save' | transloco }}
        </button>
      </ng-container>
    </tb-dialog-frame>
  `,
})
export class TemplateNameDialog extends DialogBody<boolean, TemplateNaming> {
  protected readonly name = signal(this.data.name);
  protected readonly shared = signal(this.data.shared);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected async save(): Promise<void> {
    const name = this.name().trim();
    if (!name || this.busy()) return;
    this.busy.set(true);
    try {
      await this.data.save({ name, shared: this.shared() });
      this.close(true);
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
