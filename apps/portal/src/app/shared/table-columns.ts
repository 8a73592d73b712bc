import { computed, inject, type Signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ActiveLocale, CodeWords, type Column } from '@tributary/ui';

export interface ColumnShape extends Omit<Column, 'label'> {
  /** Where the heading differs from the key. */
  readonly label?: string;
}

/** The columns of a table with headings from `<prefix>.<key>`, in the language of the screen. Call in an injection context. */
export function tableColumns(prefix: string, shapes: () => readonly ColumnShape[]): Signal<Column[]> {
  const transloco = inject(TranslocoService);
  const locale = inject(ActiveLocale).code;
  const { known } = inject(CodeWords);
  return computed(() => {
    locale();
    known();
    return shapes().map((shape) => ({ ...shape, label: transloco.translate(`${prefix}.${shape.label ?? shape.key}`) }));
  });
}
