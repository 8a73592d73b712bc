import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, DialogBody, DialogFrame, Icon } from '@tributary/ui';
import { Session } from '../core/session/session';
import { NavigationList } from './navigation-list';

/** The whole navigation on a phone, as a sheet from below. */
@Component({
  selector: 'app-navigation-sheet',
  imports: [Button, DialogFrame, Icon, NavigationList, RouterLink, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'nav.label' | transloco">
      <nav><app-navigation-list (went)="close()" /></nav>
      <ng-container tbFoot>
        <a tbButton routerLink="/account" (click)="close()"><tb-icon name="user" [size]="16" />{{ 'nav.account' | transloco }}</a>
        <button type="button" tbButton (click)="signOut()"><tb-icon name="leave" [size]="16" />{{ 'app.signOut' | transloco }}</button>
      </ng-container>
    </tb-dialog-frame>
  `,
})
export class NavigationSheet extends DialogBody<void, undefined> {
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    this.close();
    await this.router.navigate(['/sign-in']);
  }
}
