import { compact } from '@tributary/kernel';
import type { WrittenName } from '../map/dictionary';

/**
 * A product or customer as people read it. With the dealer's own code it is told apart from others of the same name,
 * which is why the code is part of what is remembered.
 */
export function shownName({ code, name, specification }: WrittenName): string {
  const text = [name, specification].filter((part) => part !== '').join(' ');
  if (text === '') return code;
  return code === '' ? text : `${text} (${code})`;
}

/** The form in which such names are compared and remembered. */
export function nameKey(written: WrittenName): string {
  const shown = shownName(written);
  // a name of nothing but dashes is still one of its own
  return compact(shown) || shown;
}

/**
 * Under which keys a decision about it may be remembered, most particular first: with code and specification, then
 * without the code, the bare name, the bare code.
 */
export function aliasKeys({ code, name, specification }: WrittenName): string[] {
  const keys = [shownName({ code, name, specification }), shownName({ code: '', name, specification }), name, code].map(compact);
  return [...new Set(keys)].filter((key) => key !== '');
}

/** A name back from how it is shown; its specification stays part of it. */
export function writtenName(shown: string, code: string): WrittenName {
  const suffix = ` (${code})`;
  const name = code !== '' && shown.endsWith(suffix) ? shown.slice(0, -suffix.length) : shown;
  return { code, name: name === code ? '' : name, specification: '' };
}
