import { Component, inject } from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Dialogs, Icon, LocalNamePipe, Logo } from '@tributary/ui';
import { ActingBanner } from '../identity/acting/acting-banner';
import { ActingOver } from '../identity/acting/acting-over';
import { CompanyWords } from '../core/company-words';
import { Network } from '../core/network';
import { Session } from '../core/session/session';
import { NotificationBell } from '../notifications/notification-bell';
import { LanguageSwitch } from './language-switch';
import { Navigation } from './navigation';
import { NavigationList } from './navigation-list';
import { NavigationSheet } from './navigation-sheet';

/** The frame around every page: side navigation at desktop, bar at the bottom of a phone. */
@Component({
  selector: 'app-shell',
  imports: [ActingBanner, ActingOver, Icon, LanguageSwitch, LocalNamePipe, Logo, NavigationList, NotificationBell, RouterLink, RouterOutlet, TranslocoPipe],
  templateUrl: './shell.html',
  styleUrl: './shell.less',
  host: { '[class.acting]': 'session.acting() !== null' },
})
export class Shell {
  protected readonly session = inject(Session);
  protected readonly navigation = inject(Navigation);
  protected readonly online = inject(Network).online;
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);

  constructor() {
    void inject(CompanyWords).load();
  }

  protected openSheet(): void {
    void this.dialogs.open(NavigationSheet, undefined);
  }

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    await this.router.navigate(['/sign-in']);
  }

  /** The skip link moves the focus itself: a fragment would be taken for a route. */
  protected skip(main: HTMLElement, event: Event): void {
    event.preventDefault();
    main.focus();
  }
}
