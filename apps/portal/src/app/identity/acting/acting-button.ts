import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, Dialogs, Icon } from '@tributary/ui';
import { Session } from '../../core/session/session';
import { type ActingTarget, StartActingDialog } from './start-acting-dialog';

/** The way into a dealer's shoes, for those who may take it. */
@Component({
  selector: 'app-acting-button',
  imports: [Button, Icon, RouterLink, TranslocoPipe],
  template: `
    @if (mayPreview && preview()) {
      <a tbButton [routerLink]="['/dealer-visibility', dealer().id]"><tb-icon name="lock" [size]="16" />{{ 'visibility.link' | transloco }}</a>
    }
    @if (shows()) {
      <button type="button" tbButton (click)="open('order')"><tb-icon name="swap" [size]="16" />{{ 'acting.mode.order' | transloco }}</button>
      <button type="button" tbButton (click)="open('view')"><tb-icon name="eye" [size]="16" />{{ 'acting.mode.view' | transloco }}</button>
    }
  `,
  host: { style: 'display: contents' },
})
export class ActingButton {
  readonly dealer = input.required<ActingTarget & { readonly status: string }>();
  /** Whether to show the way to what the dealer sees, too. */
  readonly preview = input(false);
  private readonly session = inject(Session);
  protected readonly mayPreview = this.session.may('identity.act', 'identity.groups.read');
  private readonly dialogs = inject(Dialogs);
  protected readonly shows = computed(() => this.session.may('identity.act') && this.dealer().status !== 'closed');

  protected open(mode: 'order' | 'view'): void {
    void this.dialogs.open(StartActingDialog, { dealer: this.dealer(), mode });
  }
}
