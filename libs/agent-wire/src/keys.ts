import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';

/** What a signature is for: one made for one kind of document means nothing under another. */
export type Purpose = 'enrolment' | 'heartbeat' | 'batch' | 'template' | 'server-keys';

/** DER of an Ed25519 key up to the 32 bytes that are the key itself. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;

export interface KeyPair {
  /** The 32 bytes of the key, base64url. */
  readonly publicKey: string;
  readonly privateKey: string;
}

export function newKeyPair(): KeyPair {
  const { privateKey } = generateKeyPairSync('ed25519');
  return keyPairOf(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-KEY_BYTES));
}

/** The key pair that 32 bytes stand for. */
export function keyPairOf(seed: Buffer): KeyPair {
  if (seed.length !== KEY_BYTES) throw new Error(`A key has ${KEY_BYTES} bytes.`);
  const publicKey = createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
  return { publicKey: publicKey.toString('base64url'), privateKey: seed.toString('base64url') };
}

export function signText(privateKey: string, purpose: Purpose, text: string): string {
  return sign(null, signed(purpose, text), privateKeyOf(Buffer.from(privateKey, 'base64url'))).toString('base64url');
}

/** False for a signature by another key, of another text or purpose, and for what is no key or signature at all. */
export function isSignedBy(publicKey: string, purpose: Purpose, text: string, signature: string): boolean {
  try {
    const key = Buffer.from(publicKey, 'base64url');
    if (key.length !== KEY_BYTES) return false;
    const spki = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, key]), format: 'der', type: 'spki' });
    return verify(null, signed(purpose, text), spki, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

/** A short name of a key, for people and for choosing among several. */
export function keyId(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16);
}

export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function privateKeyOf(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

function signed(purpose: Purpose, text: string): Buffer {
  return Buffer.from(`tributary-agent/${purpose}\n${text}`, 'utf8');
}
