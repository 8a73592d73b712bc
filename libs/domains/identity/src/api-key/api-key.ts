import { createHash, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { KEY_PREFIX } from '@tributary/platform';

/** What a key may do, written as text: identity knows nothing of flow. Deliver files, and read what became of them. */
export const KEY_PERMISSIONS: readonly string[] = ['flows.upload', 'flows.own.read'];

const FORM = new RegExp(`^${KEY_PREFIX}[A-Za-z0-9_-]{43}$`);
/** Of the secret: enough to tell keys apart, of no use to guess the rest. */
const HINT_LENGTH = 10;
const BITS = { 4: 32, 6: 128 } as const;

export interface NewSecret {
  readonly secret: string;
  readonly hint: string;
  readonly hash: Buffer;
}

/** 32 random bytes as text; we keep the hash alone. */
export function newSecret(): NewSecret {
  const secret = `${KEY_PREFIX}${randomBytes(32).toString('base64url')}`;
  return { secret, hint: secret.slice(0, HINT_LENGTH), hash: secretHash(secret) };
}

export function isSecret(text: string): boolean {
  return FORM.test(text);
}

export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** An address, or a network as `address/bits`. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more !== undefined || address.includes('%')) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= BITS[version as 4 | 6]);
}

/** An IPv4 address that came in the clothes of IPv6 is that IPv4 address. */
export function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

export type KeyState = 'active' | 'expired' | 'revoked';
/** Why a key is not taken. */
export type KeyFault = 'revoked' | 'expired' | 'elsewhere' | 'dealer-closed';
