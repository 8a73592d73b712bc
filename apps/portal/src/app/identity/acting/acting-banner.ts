import { Component, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@tributary/ui';
import { Session } from '../../core/session/session';

/** For whom one acts, on every page and never scrolled away; another colour for who only looks. */
@Component({
  selector: 'app-acting-banner',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (session.acting(); as acting) {
      <div class="bar no-print" [class.view]="acting.mode === 'view'" role="status" data-testid="acting-banner">
        <tb-icon [name]="acting.mode === 'view' ? 'eye' : 'swap'" [size]="18" />
        <p>
          <strong>{{ 'acting.banner.' + acting.mode | transloco: { dealer: acting.organisationName } }}</strong>
          <span class="reason">{{ 'acting.banner.reason' | transloco: { reason: acting.reason } }}</span>
        </p>
        <button type="button" [disabled]="ending()" (click)="end()">{{ 'acting.end' | transloco }}</button>
      </div>
    }
  `,
  styleUrl: './acting-banner.less',
})
export class ActingBanner {
  protected readonly session = inject(Session);
  protected readonly ending = signal(false);

  protected async end(): Promise<void> {
    this.ending.set(true);
    await this.session.endActing().finally(() => this.ending.set(false));
  }
}
