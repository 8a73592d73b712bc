import { Component, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@tributary/ui';
import { Navigation } from './navigation';

/** Every place one may go to, by group. */
@Component({
  selector: 'app-navigation-list',
  imports: [Icon, RouterLink, TranslocoPipe],
  template: `
    @for (group of navigation.groups(); track group.label) {
      <p class="group">{{ group.label | transloco }}</p>
      <ul>
        @for (item of group.items; track item.link) {
          <li>
            <a
              [routerLink]="item.link"
              [class.here]="item.link === navigation.here()"
              [attr.aria-current]="item.link === navigation.here() ? 'page' : null"
              (click)="went.emit()"
            >
              <tb-icon [name]="item.icon" />{{ item.label | transloco }}
            </a>
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './navigation-list.less',
})
export class NavigationList {
  readonly went = output();
  protected readonly navigation = inject(Navigation);
}
