import { CURRENT_COST, hashPassword, isOutdated, NOBODYS_HASH, verifyPassword } from './password-hash';

const CHEAP = { memory: 64, passes: 1, parallelism: 1 };

describe('password hash', () => {
  it('is a PHC string of argon2id at OWASP’s cost', async () => {
    expect(await hashPassword('长城-润滑油-2026')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  });

  it('opens for its own password only', async () => {
    const hash = await hashPassword('correct-horse', CHEAP);
    expect(await verifyPassword('correct-horse', hash)).toBe(true);
    expect(await verifyPassword('Correct-horse', hash)).toBe(false);
    expect(await verifyPassword('correct-horse ', hash)).toBe(false);
    expect(await verifyPassword('', hash)).toBe(false);
  });

  it('is another one each time', async () => {
    expect(await hashPassword('correct-horse', CHEAP)).not.toBe(await hashPassword('correct-horse', CHEAP));
  });

  it('does not mind full or half width, which input methods mix up', async () => {
    expect(await verifyPassword('ｃorrect-horse', await hashPassword('correct-horse', CHEAP))).toBe(true);
  });

  it('agrees with the reference implementation', async () => {
    // argon2-cli of the reference: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword('password', reference)).toBe(true);
  });

  it('is outdated as soon as the cost is another', async () => {
    expect(isOutdated(await hashPassword('x', CHEAP))).toBe(true);
    expect(isOutdated(await hashPassword('x', { ...CURRENT_COST, passes: 3 }))).toBe(true);
    expect(isOutdated(await hashPassword('x'))).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['a bcrypt hash', '$2b$10$abcdefghijklmnopqrstuv'],
    ['another variant', NOBODYS_HASH.replace('argon2id', 'argon2i')],
    ['something behind the hash', `${NOBODYS_HASH}$x`],
  ])('refuses %s as a stored hash', async (_, hash) => {
    await expect(verifyPassword('x', hash)).rejects.toThrow('not in argon2id PHC form');
  });

  it('of nobody costs what a real one costs, and opens for nothing', async () => {
    expect(isOutdated(NOBODYS_HASH)).toBe(false);
    expect(await verifyPassword('', NOBODYS_HASH)).toBe(false);
  });
});
