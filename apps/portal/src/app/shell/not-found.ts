import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, EmptyState } from '@tributary/ui';

@Component({
  selector: 'app-not-found',
  imports: [Button, EmptyState, RouterLink, TranslocoPipe],
  template: `
    <tb-empty-state icon="search" [heading]="'app.notFound.title' | transloco" [hint]="'app.notFound.hint' | transloco">
      <a tbButton="primary" routerLink="/">{{ 'app.toHome' | transloco }}</a>
    </tb-empty-state>
  `,
})
export class NotFound {}
