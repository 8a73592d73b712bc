import { isNetwork, isSecret, newSecret, plainAddress, secretHash } from './api-key';

describe('a key', () => {
  it('is a secret that begins like every key, of which the hint tells too little', () => {
    const { secret, hint, hash } = newSecret();
    expect(isSecret(secret)).toBe(true);
    expect([hint, secret.startsWith(hint), hash]).toEqual([secret.slice(0, 10), true, secretHash(secret)]);
    expect(newSecret().secret).not.toBe(secret);
    for (const other of ['', 'trb_', secret.slice(0, -1), `${secret}x`, secret.slice(4)]) expect(isSecret(other)).toBe(false);
  });

  it('is limited to addresses and networks', () => {
    for (const good of ['10.1.2.3', '10.0.0.0/8', '2001:db8::1', '2001:db8::/32']) expect([good, isNetwork(good)]).toEqual([good, true]);
    for (const bad of ['', '10.0.0', '10.0.0.0/33', '10.0.0.0/8/8', 'example.com', '2001:db8::/129', 'fe80::1%eth0', '10.0.0.0/x']) expect([bad, isNetwork(bad)]).toEqual([bad, false]);
  });

  it('sees an IPv4 address behind its IPv6 form', () => {
    expect(['::ffff:10.1.2.3', '10.1.2.3', '::1', '::ffff:x'].map(plainAddress)).toEqual(['10.1.2.3', '10.1.2.3', '::1', '::ffff:x']);
  });
});
