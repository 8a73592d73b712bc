/**
 * A fresh key for one intended effect. `crypto.randomUUID` exists only on secure origins, and a dealer's test server
 * may be plain http.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
