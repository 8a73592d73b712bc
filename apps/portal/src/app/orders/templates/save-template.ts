import { Component, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, createOrderTemplate } from '@tributary/api-client';
import { Button, Dialogs, Icon, Toasts } from '@tributary/ui';
import { handled } from '../../core/http/request-options';
import { TemplateNameDialog } from './template-name-dialog';

/** Keeps an order, or the basket with a seller, as a template. */
@Component({
  selector: 'app-save-template',
  imports: [Button, Icon, TranslocoPipe],
  template: `
    <button type="button" tbButton="quiet" [small]="true" data-testid="save-template" (click)="save()">
      <tb-icon name="file" [size]="15" />{{ 'templates.saveAs' | transloco }}
    </button>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
    }
  `,
})
export class SaveTemplate {
  /** Of this order; the basket with `sellerId` unless told. */
  readonly orderId = input<number>();
  readonly sellerId = input<number>();

  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);

  protected async save(): Promise<void> {
    const saved = await this.dialogs.open(TemplateNameDialog, {
      name: '',
      shared: false,
      save: (answer) => this.api.invoke(createOrderTemplate, { body: { ...answer, orderId: this.orderId(), sellerId: this.sellerId() } }, handled()),
    });
    if (saved) this.toasts.success(this.transloco.translate('templates.saved'));
  }
}
