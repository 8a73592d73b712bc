/** The lines that a mail begins with; a mailbox file begins with one more. */
const HEADER = /^(?:>?From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/;
const KNOWN = /^(received|return-path|from|to|subject|date|message-id|mime-version|content-type|delivered-to|x-[a-z-]+|dkim-signature|reply-to|sender):/gim;
/** Of a message that says little of itself, the whole head. */
const HEADER_LINE = /^(?:[ \t]|>?From |[A-Za-z][A-Za-z0-9-]*:)/;
const HEAD_BYTES = 32 * 1024;

/** Whether a text is a message of RFC 822: it begins with header lines, and at least three of them are those of mails. */
export function isMail(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, HEAD_BYTES).replaceAll('\r\n', '\n').trimStart();
  if (!HEADER.test(head)) return false;
  const block = head.split(/\n\s*\n/, 1)[0] ?? '';
  const names = new Set((block.match(KNOWN) ?? []).map((name) => name.toLowerCase()));
  if (names.size >= 3) return true;
  const isAlone = block.split('\n').every((line) => HEADER_LINE.test(line));
  return isAlone && names.size >= 2 && (names.has('mime-version:') || names.has('from:'));
}
