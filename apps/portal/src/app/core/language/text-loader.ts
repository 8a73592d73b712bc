import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** Texts travel as hashed chunks of the build, so that a browser never mixes an old file with a new portal. */
@Injectable({ providedIn: 'root' })
export class TextLoader implements TranslocoLoader {
  async getTranslation(lang: string): Promise<Translation> {
    const texts = lang === 'en-US' ? await import('../../../../public/i18n/en-US.json') : await import('../../../../public/i18n/zh-CN.json');
    return texts.default;
  }
}
