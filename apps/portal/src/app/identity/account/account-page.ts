import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, CodePipe, LocalNamePipe, Notice, PageHeader } from '@tributary/ui';
import { Language } from '../../core/language/language';
import { Session } from '../../core/session/session';
import { NotificationSettings } from './notification-settings';
import { OwnSessions } from './own-sessions';
import { PasswordForm } from './password-form';

/** One's own account: who am I here, password, language, where I am signed in. */
@Component({
  selector: 'app-account-page',
  imports: [Button, CodePipe, LocalNamePipe, Notice, NotificationSettings, OwnSessions, PageHeader, PasswordForm, TranslocoPipe],
  template: `
    <tb-page-header [heading]="'account.title' | transloco" />
    @if (session.value(); as value) {
      @if (value.user.mustChangePassword) {
        <tb-notice class="must" tone="sand">{{ 'account.mustChange' | transloco }}</tb-notice>
      }
      <div class="columns">
        <section class="card stack">
          <h2>{{ 'account.profile' | transloco }}</h2>
          <dl class="facts">
            <dt>{{ 'user.name' | transloco }}</dt>
            <dd>{{ value.user.name }}</dd>
            <dt>{{ 'signIn.account' | transloco }}</dt>
            <dd class="mono">{{ value.user.account }}</dd>
            <dt>{{ 'userList.column.organisation' | transloco }}</dt>
            <dd>{{ value.organisation | tbName }}</dd>
            <dt>{{ 'userList.column.roles' | transloco }}</dt>
            <dd>
              @for (role of value.roles; track role; let last = $last) {
                {{ role | tbCode: 'roleName' }}{{ last ? '' : ' · ' }}
              }
            </dd>
          </dl>
          <h2>{{ 'account.language' | transloco }}</h2>
          <div class="row">
            <button type="button" tbButton [attr.aria-pressed]="language.code() === 'zh-CN'" (click)="session.switchLanguage('zh-CN')" lang="zh-CN">中文</button>
            <button type="button" tbButton [attr.aria-pressed]="language.code() === 'en-US'" (click)="session.switchLanguage('en-US')" lang="en">English</button>
          </div>
        </section>
        <section class="card"><app-password-form /></section>
        @if (!value.user.mustChangePassword) {
          <section class="card wide"><app-notification-settings /></section>
        }
        <section class="card wide"><app-own-sessions /></section>
      </div>
    }
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(440px, 100%), 1fr));
      align-items: start;
      gap: var(--space-4);
    }
    .wide {
      grid-column: 1 / -1;
    }
    .must {
      margin-bottom: var(--space-4);
    }
    button[aria-pressed='true'] {
      border-color: var(--river-500);
      background: var(--river-50);
      color: var(--river-700);
    }
  `,
})
export class AccountPage {
  protected readonly session = inject(Session);
  protected readonly language = inject(Language);
}
