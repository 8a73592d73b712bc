import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { VisibilityReasonDto } from '@tributary/api-client';
import { LocalNamePipe } from '@tributary/ui';
import { Session } from '../../core/session/session';

/** Through what something is seen; a group is one click away. */
@Component({
  selector: 'app-visibility-reasons',
  imports: [LocalNamePipe, RouterLink, TranslocoPipe],
  template: `
    @for (reason of reasons(); track $index) {
      <p class="small">
        @if (reason.groupId !== null) {
          @let group = { name: reason.groupName ?? '', nameEn: reason.groupNameEn } | tbName;
          @if (mayOpen) {
            <a [routerLink]="['/access-groups', reason.groupId]">{{ group }}</a>
          } @else {
            {{ group }}
          }
          <span class="quiet"> {{ 'visibility.grantedTo.' + reason.grantedTo | transloco }}</span>
        } @else {
          <span class="quiet">{{ 'visibility.source.' + reason.source | transloco }}</span>
        }
      </p>
    }
  `,
  styles: `
    p {
      margin: 0;
    }
  `,
})
export class VisibilityReasons {
  protected readonly mayOpen = inject(Session).may('identity.groups.read');
  readonly reasons = input.required<readonly VisibilityReasonDto[]>();
}
