import { randomBytes, randomInt } from 'node:crypto';

const counterLimit = 0x1000;
let lastTime = 0;
let counter = 0;

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, a 12-bit counter, 62 random bits.
 * Within one process each id sorts after the one before, even inside a millisecond or when the clock steps back.
 */
export function newId(now: number = Date.now()): string {
  advance(now);
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastTime, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function advance(now: number): void {
  if (now > lastTime) {
    lastTime = now;
    // Starting in the lower half leaves room to count before the millisecond must be borrowed ahead.
    counter = randomInt(counterLimit / 2);
    return;
  }
  counter += 1;
  if (counter === counterLimit) {
    lastTime += 1;
    counter = 0;
  }
}
