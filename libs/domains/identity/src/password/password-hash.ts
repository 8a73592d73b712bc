import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

interface Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP's recommendation for argon2id; raise it here, and passwords are hashed anew as their owners sign in. */
export const CURRENT_COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

const TAG_BYTES = 32;
const SALT_BYTES = 16;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2);

interface ParsedHash {
  readonly cost: Cost;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/** The password as a PHC string: algorithm, cost, salt and tag. */
export async function hashPassword(password: string, cost: Cost = CURRENT_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return written(cost, salt, await tagOf(password, salt, cost, TAG_BYTES));
}

/** Whether `password` is the one behind `hash`. Throws when `hash` is no argon2id PHC string. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const { cost, salt, tag } = parse(hash);
  return timingSafeEqual(await tagOf(password, salt, cost, tag.length), tag);
}

/** Whether `hash` was made at another cost than today's. */
export function isOutdated(hash: string): boolean {
  const { cost } = parse(hash);
  return cost.memory !== CURRENT_COST.memory || cost.passes !== CURRENT_COST.passes || cost.parallelism !== CURRENT_COST.parallelism;
}

/** The hash of a password that nobody has: verified for unknown accounts, so that the time taken tells nothing. */
export const NOBODYS_HASH = written(CURRENT_COST, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES));

function tagOf(password: string, salt: Buffer, cost: Cost, length: number): Promise<Buffer> {
  return derive('argon2id', {
    message: Buffer.from(password.normalize('NFKC')),
    nonce: salt,
    memory: cost.memory,
    passes: cost.passes,
    parallelism: cost.parallelism,
    tagLength: length,
  });
}

function written(cost: Cost, salt: Buffer, tag: Buffer): string {
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${text(salt)}$${text(tag)}`;
}

function parse(hash: string): ParsedHash {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash) ?? [];
  if (!salt || !tag) throw new Error('A stored password hash is not in argon2id PHC form.');
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}
