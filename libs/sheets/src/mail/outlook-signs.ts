/** Whether a compound document is a message of Outlook (.msg), by the names of its streams. */
export function isOutlookMessage(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from('__properties_version1.0', 'utf16le'));
}
