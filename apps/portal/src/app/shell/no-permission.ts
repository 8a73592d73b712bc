import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, EmptyState } from '@tributary/ui';

/** The address is right, the permission is missing: says so and whom to ask. */
@Component({
  selector: 'app-no-permission',
  imports: [Button, EmptyState, RouterLink, TranslocoPipe],
  template: `
    <tb-empty-state icon="lock" [heading]="'app.noPermission.title' | transloco" [hint]="'app.noPermission.hint' | transloco">
      <a tbButton="primary" routerLink="/">{{ 'app.toHome' | transloco }}</a>
    </tb-empty-state>
  `,
})
export class NoPermission {}
