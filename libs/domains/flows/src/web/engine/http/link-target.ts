import { type HtmlPage, type PageElement, seenText } from '@tributary/sheets';
import type { NextPage } from '../../recipe/recipe';

/** Where a link or a button leads. */
export type LinkTarget =
  | { readonly kind: 'address'; readonly href: string }
  /** ASP.NET: the form is sent by a script that says which link it was. */
  | { readonly kind: 'postback'; readonly target: string; readonly argument: string }
  | { readonly kind: 'button'; readonly element: PageElement }
  /** Only a browser knows. */
  | { readonly kind: 'script'; readonly code: string };

const POSTBACK = /__doPostBack\(\s*['"]([^'"]*)['"]\s*,\s*['"]([^'"]*)['"]\s*\)/;
const LOCATION = /location(?:\.href)?\s*=\s*['"]([^'"]+)['"]/;

/** undefined: it leads nowhere, as the last page's "next" does. */
export function targetOf(element: PageElement): LinkTarget | undefined {
  const { name, attribs } = element;
  if ('disabled' in attribs || /(^|\s)(aspNetDisabled|disabled)(\s|$)/i.test(attribs['class'] ?? '')) return undefined;
  const code = [attribs['href'], attribs['onclick']].filter((text) => text !== undefined).join(';');
  const postback = POSTBACK.exec(code);
  if (postback) return { kind: 'postback', target: postback[1] ?? '', argument: postback[2] ?? '' };
  const href = attribs['href']?.trim();
  if (href && href !== '#' && !/^javascript:/i.test(href)) return { kind: 'address', href };
  const location = LOCATION.exec(code)?.[1];
  if (location) return { kind: 'address', href: location };
  if (name === 'input' || name === 'button') return { kind: 'button', element };
  return code.replace(/^#;?$/, '') === '' ? undefined : { kind: 'script', code: code.slice(0, 200) };
}

/** The element that leads on to the next page, by selector or by what it says. */
export function nextElement(page: HtmlPage, way: Exclude<NextPage, { readonly parameter: string }>): PageElement | undefined {
  if ('link' in way) return page.first(way.link);
  const wanted = way.text.trim();
  return page.all('a, button, input[type=submit], input[type=button]').find((element) => (element.attribs['value'] ?? seenText(element.children)).trim() === wanted);
}
