import { effect, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Api, type CompanyWordsDto, getCompanyWords } from '@tributary/api-client';
import { ActiveLocale, CodeWords, localName } from '@tributary/ui';
import { handled } from './http/request-options';

const NONE: CompanyWordsDto = { units: [], texts: [] };

/** What the company words in its own way: a carton of oil is 箱, one of medicines 件; a grade is 牌号 of the one, 品种 of the other. */
@Injectable({ providedIn: 'root' })
export class CompanyWords {
  private readonly api = inject(Api);
  private readonly codes = inject(CodeWords);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  private readonly words = signal(NONE);

  constructor() {
    // a language is loaded when it is switched to, and would bring the portal's own words back
    effect(() => this.show());
  }

  /** Until they are there, and where nobody answers, the portal's own words stand. */
  async load(): Promise<void> {
    this.words.set(await this.api.invoke(getCompanyWords, undefined, handled()).catch(() => NONE));
  }

  private show(): void {
    const { units, texts } = this.words();
    const code = this.locale();
    if (texts.length > 0) this.transloco.setTranslation(Object.fromEntries(texts.map((text) => [text.key, localName(text, code)])), code);
    this.codes.learn('units', units);
  }
}
