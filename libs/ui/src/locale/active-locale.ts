import { Injectable, signal } from '@angular/core';

/** The interface languages; Chinese comes first. */
export type LocaleCode = 'zh-CN' | 'en-US';

/** The business keeps one clock, wherever the browser is. */
export const TIME_ZONE = 'Asia/Shanghai';

/** The language that is on the screen now; the portal sets it, the kit formats by it. */
@Injectable({ providedIn: 'root' })
export class ActiveLocale {
  readonly code = signal<LocaleCode>('zh-CN');
}
