import { Dialog } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/overlay';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type ConfirmAnswer, type ConfirmQuestion } from './confirm-dialog';
import type { DialogBody } from './dialog-body';

export type DialogWidth = 'narrow' | 'normal' | 'wide';

/** Opens dialogs and tells what the person answered; undefined when they closed it. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly dialog = inject(Dialog);

  open<Result, Data = void>(component: ComponentType<DialogBody<Result, Data>>, data: Data, width: DialogWidth = 'normal'): Promise<Result | undefined> {
    const ref = this.dialog.open<Result, Data>(component, {
      data,
      panelClass: ['tb-dialog', `tb-dialog-${width}`],
      backdropClass: 'tb-backdrop',
      autoFocus: 'first-tabbable',
    });
    return firstValueFrom(ref.closed);
  }

  /** Asks before something that cannot be taken back; with `reason`, the person must (or may) say why. */
  confirm(question: ConfirmQuestion): Promise<ConfirmAnswer | undefined> {
    return this.open(ConfirmDialog, question, 'narrow');
  }
}
