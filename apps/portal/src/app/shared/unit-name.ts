import type { Signal } from '@angular/core';
import type { TranslocoService } from '@jsverse/transloco';
import type { LocaleCode } from '@tributary/ui';

/** The word for a unit code in the language of the screen, for texts put together in code. */
export function unitName(transloco: TranslocoService, locale: Signal<LocaleCode>): (unit: string) => string {
  return (unit) => {
    const words: Record<string, string> = transloco.getTranslation(locale());
    return words[`units.${unit}`] ?? unit;
  };
}
