import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { LineChangeDto, LineSideDto } from '@tributary/api-client';
import { ActiveLocale, CodeWords, formatDay, formatMoney, formatNumber, isZero } from '@tributary/ui';

/** One side of a line that differs, in words; null where there is nothing to say. */
@Injectable({ providedIn: 'root' })
export class SideWords {
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  private readonly words = inject(CodeWords);

  quantity({ unit }: LineChangeDto, side: LineSideDto | null): string | null {
    return side && `${formatNumber(side.quantity)} ${this.words.wordOf('units', unit)}`;
  }

  money(amount: string | null | undefined): string | null {
    return amount == null ? null : formatMoney(amount);
  }

  discount(side: LineSideDto | null): string | null {
    return side && side.discount !== null && !isZero(side.discount) ? `−${formatMoney(side.discount)}` : null;
  }

  /** From where, and from when on. */
  supply(side: LineSideDto | null): string | null {
    if (!side) return null;
    const source = this.transloco.translate(side.supply === 'preorder' ? 'production.preorder' : 'production.stock');
    return side.promisedOn ? `${source} · ${formatDay(side.promisedOn, this.locale())}` : source;
  }
}
