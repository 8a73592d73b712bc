import { hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { keyId, type KeyPair, keyPairOf, type SignedServerKeys, signServerKeys, signText } from '@tributary/agent-wire';
import { type Config, CONFIG } from '@tributary/platform';

/**
 * The keys that agents know the server by (`AGENT_KEYS`). A new one is put before the old one: agents that trust the old key learn
 * the new one from it, and the old one may go once all of them have been heard of.
 */
@Injectable()
export class ServerKeyRing {
  private readonly pairs: readonly [KeyPair, ...KeyPair[]];

  constructor(@Inject(CONFIG) config: Config) {
    this.pairs = serverKeyPairs(config);
  }

  get publicKey(): string {
    return this.pairs[0].publicKey;
  }

  /** Of the key that signs. */
  get keyId(): string {
    return keyId(this.publicKey);
  }

  signTemplate(text: string): string {
    return signText(this.pairs[0].privateKey, 'template', text);
  }

  /** Whether what this key signed is still believed. */
  has(id: string): boolean {
    return this.pairs.some(({ publicKey }) => keyId(publicKey) === id);
  }

  keys(): SignedServerKeys {
    return signServerKeys(this.pairs);
  }
}

/** The first one signs. */
export function serverKeyPairs({ agentKeys, secret }: Pick<Config, 'agentKeys' | 'secret'>): readonly [KeyPair, ...KeyPair[]] {
  const seeds = agentKeys?.split(',').map((seed) => Buffer.from(seed.trim(), 'base64url')) ?? [];
  const [first, ...others] = seeds.map(keyPairOf);
  return [first ?? keyPairOf(Buffer.from(hkdfSync('sha256', secret, '', 'tributary/agent-server', 32))), ...others];
}
