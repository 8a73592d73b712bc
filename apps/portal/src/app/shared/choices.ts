import { computed, inject, type Signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ActiveLocale, type Choice } from '@tributary/ui';

/** Choices named by `<prefix>.<value>`, in the language of the screen. Call in an injection context. */
export function choices<Value extends string>(prefix: string, values: () => readonly Value[]): Signal<Choice<Value>[]> {
  const transloco = inject(TranslocoService);
  const locale = inject(ActiveLocale).code;
  return computed(() => {
    locale();
    return values().map((value) => ({ value, label: transloco.translate(`${prefix}.${value}`) }));
  });
}
