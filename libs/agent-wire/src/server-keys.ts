import { isSignedBy, type KeyPair, signText } from './keys';
import { Fields, WireRefused } from './reading';

const LONGEST_TEXT = 4_000;
const MOST_KEYS = 8;
const PUBLIC_KEY = /^[A-Za-z0-9_-]{43}$/;

/** The keys that the server signs with, signed by each of them: whoever trusts one of them learns the others. */
export interface SignedServerKeys {
  readonly text: string;
  readonly signatures: readonly string[];
}

/** The first of the pairs signs new templates; the others are on their way out. */
export function signServerKeys(pairs: readonly KeyPair[]): SignedServerKeys {
  const text = JSON.stringify({ keys: pairs.map(({ publicKey }) => publicKey) });
  return { text, signatures: pairs.map(({ privateKey }) => signText(privateKey, 'server-keys', text)) };
}

/** The keys to trust from now on. @throws WireRefused when none of the trusted ones vouches for them */
export function learnServerKeys({ text, signatures }: SignedServerKeys, trusted: readonly string[]): readonly string[] {
  const vouched = trusted.some((key) => signatures.some((signature) => isSignedBy(key, 'server-keys', text, signature)));
  if (!vouched) throw new WireRefused('The keys are not signed by one that is known.');
  return Fields.of(text, LONGEST_TEXT).list('keys', MOST_KEYS).map((key) => {
    if (typeof key !== 'string' || !PUBLIC_KEY.test(key)) throw new WireRefused('keys holds what is none.');
    return key;
  });
}
