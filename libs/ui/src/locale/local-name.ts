import { inject, Pipe, type PipeTransform } from '@angular/core';
import { ActiveLocale, type LocaleCode } from './active-locale';

/** A record that carries its Chinese name and, where known, an English one. */
export interface Named {
  readonly name: string;
  readonly nameEn?: string | null;
}

/** The name in the language of the screen; Chinese where there is no English one. */
export function localName(item: Named, locale: LocaleCode): string {
  return locale === 'en-US' && item.nameEn ? item.nameEn : item.name;
}

/** `{{ sku | tbName }}`; impure so that it follows a language switch. */
@Pipe({ name: 'tbName', pure: false })
export class LocalNamePipe implements PipeTransform {
  private readonly locale = inject(ActiveLocale);

  transform(item: Named | null | undefined): string {
    return item ? localName(item, this.locale.code()) : '';
  }
}
