import { Component, inject } from '@angular/core';
import { Language } from '../core/language/language';
import { Session } from '../core/session/session';
import { Icon } from '@tributary/ui';

/** One click to the other language; its name stands in that language. */
@Component({
  selector: 'app-language-switch',
  imports: [Icon],
  template: `
    <button type="button" [lang]="language.other()" (click)="session.switchLanguage(language.other())" data-testid="language-switch">
      <tb-icon name="globe" [size]="16" />{{ language.other() === 'en-US' ? 'English' : '中文' }}
    </button>
  `,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 34px;
      padding: 4px 10px;
      border: 1px solid transparent;
      border-radius: var(--radius-s);
      background: none;
      color: inherit;
      cursor: pointer;
    }
    button:hover {
      border-color: currentcolor;
    }
  `,
})
export class LanguageSwitch {
  protected readonly language = inject(Language);
  protected readonly session = inject(Session);
}
