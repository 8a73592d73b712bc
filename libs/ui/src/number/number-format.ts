import { Pipe, type PipeTransform } from '@angular/core';

// Both languages group by thousands with a comma; an exact string goes in, so nothing is rounded on the way.
const money = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY', minimumFractionDigits: 2 });
const plain = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 6 });
const exact = (text: string) => text as Intl.StringNumericLiteral;

/** '1280.5' → '¥1,280.50'. */
export function formatMoney(amount: string): string {
  return money.format(exact(amount));
}

/** '12000.500' → '12,000.5'. */
export function formatNumber(value: string | number): string {
  return plain.format(typeof value === 'number' ? value : exact(value));
}

@Pipe({ name: 'tbMoney' })
export class MoneyPipe implements PipeTransform {
  transform(amount: string | null | undefined): string {
    return amount == null ? '–' : formatMoney(amount);
  }
}

@Pipe({ name: 'tbNumber' })
export class NumberPipe implements PipeTransform {
  transform(value: string | number | null | undefined): string {
    return value == null ? '–' : formatNumber(value);
  }
}
