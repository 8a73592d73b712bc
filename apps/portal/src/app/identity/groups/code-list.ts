/** The codes of a pasted column: one per line, or several with commas, semicolons or tabs between; blank ones left out. */
export function codesOf(pasted: string): string[] {
  return pasted
    .split(/[\r\n,，;；\t]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
}
