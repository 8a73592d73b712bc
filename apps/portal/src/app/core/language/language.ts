import { DOCUMENT, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ActiveLocale, type LocaleCode } from '@tributary/ui';
import { NzDateAdapter } from 'ng-zorro-antd/core/time';
import { en_US, NzI18nService, zh_CN } from 'ng-zorro-antd/i18n';
import { firstValueFrom } from 'rxjs';

const STORED = 'tributary.language';

function isLocale(text: string | null): text is LocaleCode {
  return text === 'zh-CN' || text === 'en-US';
}

/** The language of the screen: switched in place, remembered on this device. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly transloco = inject(TranslocoService);
  private readonly active = inject(ActiveLocale);
  private readonly zorro = inject(NzI18nService);
  private readonly dates = inject<NzDateAdapter<Date>>(NzDateAdapter);
  private readonly document = inject(DOCUMENT);

  readonly code = this.active.code.asReadonly();

  /** Loads the words of the remembered language; Chinese when none was chosen. */
  start(): Promise<void> {
    return this.show(this.remembered() ?? 'zh-CN');
  }

  /** What this person chose on this device; null if they never did. */
  remembered(): LocaleCode | null {
    const stored = localStorage.getItem(STORED);
    return isLocale(stored) ? stored : null;
  }

  async choose(code: LocaleCode): Promise<void> {
    localStorage.setItem(STORED, code);
    await this.show(code);
  }

  /** The other one of the two. */
  other(): LocaleCode {
    return this.code() === 'zh-CN' ? 'en-US' : 'zh-CN';
  }

  /** Follows the account's language unless this device has its own choice. */
  async adopt(code: LocaleCode): Promise<void> {
    if (!this.remembered() && code !== this.code()) await this.show(code);
  }

  private async show(code: LocaleCode): Promise<void> {
    await firstValueFrom(this.transloco.load(code));
    this.active.code.set(code);
    this.transloco.setActiveLang(code);
    this.zorro.setLocale(code === 'zh-CN' ? zh_CN : en_US);
    this.dates.setLocale(code);
    this.document.documentElement.lang = code;
  }
}
