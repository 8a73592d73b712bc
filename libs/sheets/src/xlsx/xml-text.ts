const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#(x?)([0-9a-f]+)|(\w+));/gi;

/** A text with its entities replaced. @throws Error for one that XML itself does not know */
export function decodedText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (_, hex: string, digits: string | undefined, name: string) => {
    if (digits !== undefined) return String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10));
    const known = NAMED[name];
    if (known === undefined) throw new Error('an entity of its own');
    return known;
  });
}

/** Characters that XML cannot hold, as Office writes them. */
export function unescapedText(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}

/** The value of an attribute by its name without prefix; undefined where it is absent. */
export function attributeOf(source: string, name: string): string | undefined {
  for (let at = 0; at < source.length; ) {
    const equals = source.indexOf('=', at);
    if (equals === -1) return undefined;
    const open = quoteAfter(source, equals + 1);
    const close = open === -1 ? -1 : source.indexOf(source[open] as string, open + 1);
    if (close === -1) return undefined;
    const key = source.slice(at, equals).trim();
    if (key === name || key.endsWith(`:${name}`)) return decodedText(source.slice(open + 1, close));
    at = close + 1;
  }
  return undefined;
}

function quoteAfter(source: string, from: number): number {
  let at = from;
  while (source[at] === ' ' || source[at] === '\n' || source[at] === '\r' || source[at] === '\t') at += 1;
  return source[at] === '"' || source[at] === "'" ? at : -1;
}
