import { Component, inject, input, linkedSignal, numberAttribute, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, changeOrderTemplate, getOrderTemplate, removeOrderTemplate, type FillLineDto, type OrderTemplateDto } from '@tributary/api-client';
import { ActiveLocale, Button, Dialogs, Icon, PageHeader, Skeleton, Toasts } from '@tributary/ui';
import { handled } from '../../core/http/request-options';
import { ProblemState } from '../../shared/problem-state';
import { LinePicker } from '../lines/line-picker';
import { TemplateNameDialog } from './template-name-dialog';

/** One template: into the basket; its maker also keeps quantities, renames, shares and deletes. */
@Component({
  selector: 'app-template-page',
  imports: [Button, Icon, LinePicker, PageHeader, ProblemState, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './template-page.html',
})
export class TemplatePage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);

  protected readonly template = resource({
    params: () => ({ id: this.id(), locale: this.locale() }),
    loader: ({ params: { id } }) => this.api.invoke(getOrderTemplate, { id }),
  });
  /** Lines and quantities as they stand on the screen; null: as they were read. */
  protected readonly changed = linkedSignal<unknown, readonly FillLineDto[] | null>({ source: this.template.value, computation: () => null });
  protected readonly busy = signal(false);

  protected async keep(): Promise<void> {
    const lines = this.changed();
    if (!lines?.length) return;
    this.busy.set(true);
    try {
      this.template.set(await this.api.invoke(changeOrderTemplate, { id: this.id(), body: { lines: [...lines] } }));
      this.toasts.success(this.transloco.translate('templates.saved'));
    } finally {
      this.busy.set(false);
    }
  }

  protected async rename({ name, shared }: OrderTemplateDto): Promise<void> {
    const save = async (body: { name: string; shared: boolean }) => this.template.set(await this.api.invoke(changeOrderTemplate, { id: this.id(), body }, handled()));
    await this.dialogs.open(TemplateNameDialog, { name, shared, save });
  }

  protected async remove({ name }: OrderTemplateDto): Promise<void> {
    const text = (key: string) => this.transloco.translate(`templates.remove.${key}`, { name });
    const answer = await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action'), danger: true });
    if (!answer) return;
    await this.api.invoke(removeOrderTemplate, { id: this.id() });
    await this.router.navigate(['/orders/templates']);
  }
}
