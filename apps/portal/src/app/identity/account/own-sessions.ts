import { Component, inject, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listOwnSessions, revokeOwnSession } from '@tributary/api-client';
import { Button, Skeleton, StatusTag, Time } from '@tributary/ui';
import { ProblemState } from '../../shared/problem-state';
import { deviceName } from './device-name';

/** Where this account is signed in, and the way to end a session that one does not know. */
@Component({
  selector: 'app-own-sessions',
  imports: [Button, ProblemState, Skeleton, StatusTag, Time, TranslocoPipe],
  template: `
    <h2>{{ 'account.sessions' | transloco }}</h2>
    @if (sessions.hasValue()) {
      <ul>
        @for (session of sessions.value(); track session.id) {
          <li class="split">
            <div>
              <p class="strong">
                {{ device(session.userAgent) || ('account.unknownDevice' | transloco) }}
                @if (session.current) {
                  <tb-status-tag tone="leaf">{{ 'account.thisDevice' | transloco }}</tb-status-tag>
                }
              </p>
              <p class="small quiet">
                {{ session.address }} · {{ 'account.lastSeen' | transloco }} <tb-time [at]="session.lastSeenAt" /> ·
                {{ 'account.signedInAt' | transloco }} <tb-time [at]="session.createdAt" show="exact" />
              </p>
            </div>
            @if (!session.current) {
              <button type="button" tbButton [small]="true" (click)="revoke(session.id)">{{ 'account.endSession' | transloco }}</button>
            }
          </li>
        }
      </ul>
    } @else if (sessions.error(); as error) {
      <app-problem-state [error]="error" (retry)="sessions.reload()" />
    } @else {
      <tb-skeleton [lines]="3" />
    }
  `,
  styles: `
    h2 {
      margin-bottom: var(--space-2);
    }
    li {
      padding: 10px 0;
      border-bottom: 1px solid var(--slate-100);
    }
    li:last-child {
      border-bottom: 0;
    }
  `,
})
export class OwnSessions {
  private readonly api = inject(Api);
  protected readonly device = deviceName;
  protected readonly sessions = resource({ loader: () => this.api.invoke(listOwnSessions) });

  protected async revoke(id: number): Promise<void> {
    await this.api.invoke(revokeOwnSession, { id });
    this.sessions.update((list) => list?.filter((session) => session.id !== id));
  }
}
