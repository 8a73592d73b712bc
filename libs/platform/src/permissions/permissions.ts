import type { Locale } from '@tributary/kernel';

export interface PermissionText {
  readonly zh: string;
  readonly en: string;
}

const registry = new Map<string, PermissionText>();

/**
 * Declares the permissions of one domain: `definePermissions('orders', { read: … })` gives `{ read: 'orders.read' }`.
 * Throws when one is declared twice.
 */
export function definePermissions<const P extends Record<string, PermissionText>>(
  domain: string,
  texts: P,
): { readonly [Name in keyof P & string]: string } {
  const entries = Object.entries(texts).map(([name, text]) => {
    const code = `${domain}.${name}`;
    if (registry.has(code)) throw new Error(`The permission ${code} is declared twice.`);
    registry.set(code, text);
    return [name, code] as const;
  });
  return Object.fromEntries(entries) as { readonly [Name in keyof P & string]: string };
}

/** Every declared permission with its text in the reader's language. */
export function declaredPermissions(locale: Locale): { code: string; name: string }[] {
  return [...registry].map(([code, text]) => ({ code, name: locale === 'zh-CN' ? text.zh : text.en }));
}
