import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { inject } from '@angular/core';

/** What a component shown by `Dialogs` has at hand: what it was opened with, and `close`. */
export abstract class DialogBody<Result, Data = void> {
  protected readonly data = inject<Data>(DIALOG_DATA);
  private readonly ref = inject<DialogRef<Result>>(DialogRef);

  protected close(result?: Result): void {
    this.ref.close(result);
  }
}
