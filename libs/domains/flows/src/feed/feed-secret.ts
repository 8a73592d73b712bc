import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a feed's password for the database (AES-256-GCM). It belongs to the feed with that code: copied to another
 * one it cannot be opened.
 */
export function sealFeedSecret(keyMaterial: string, feedCode: string, secret: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(keyMaterial), iv).setAAD(Buffer.from(feedCode));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), sealed]);
}

/** Throws when the key, the feed or the bytes are not the right ones. */
export function openFeedSecret(keyMaterial: string, feedCode: string, sealed: Buffer): string {
  if (sealed[0] !== VERSION) throw new Error('The secret of the feed has an unknown form.');
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, keyOf(keyMaterial), iv).setAAD(Buffer.from(feedCode)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

function keyOf(keyMaterial: string): Buffer {
  return Buffer.from(hkdfSync('sha256', keyMaterial, '', 'tributary/feed-secret', 32));
}
