/** A text with the characters that XML cannot hold, which Office writes as _x000D_. */
export function unescapedText(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}
