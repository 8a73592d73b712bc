import { Component, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getShipment } from '@tributary/api-client';
import { Button, Icon, LocalNamePipe, NumberPipe, Skeleton, Time, UnitPipe } from '@tributary/ui';
import { PaperHead } from '../../shared/paper-head';
import { ProblemState } from '../../shared/problem-state';

/** The delivery note as it goes on paper with the goods: A4, prices left out. */
@Component({
  selector: 'app-delivery-note-page',
  imports: [Button, Icon, LocalNamePipe, NumberPipe, PaperHead, ProblemState, RouterLink, Skeleton, Time, TranslocoPipe, UnitPipe],
  templateUrl: './delivery-note-page.html',
  styleUrl: './delivery-note-page.less',
})
export class DeliveryNotePage {
  readonly id = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);
  protected readonly shipment = resource({
    params: () => ({ id: this.id() }),
    loader: ({ params }) => this.api.invoke(getShipment, params),
  });

  protected print(): void {
    window.print();
  }
}
