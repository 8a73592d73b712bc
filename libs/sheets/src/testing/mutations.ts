/** Numbers from 0 to 1 that a seed determines (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Mutation = (bytes: Buffer, random: () => number) => Buffer;

const place = (bytes: Buffer, random: () => number): number => Math.floor(random() * Math.max(1, bytes.length));
const piece = (bytes: Buffer, random: () => number): Buffer => {
  const from = place(bytes, random);
  return bytes.subarray(from, from + Math.floor(random() * 64) + 1);
};
const spliced = (bytes: Buffer, at: number, removed: number, added: Buffer): Buffer => Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => spliced(bytes, place(bytes, random), 1, Buffer.from([Math.floor(random() * 256)])),
  (bytes, random) => spliced(bytes, place(bytes, random), 4, Buffer.from('ffffffff', 'hex')),
  (bytes, random) => spliced(bytes, place(bytes, random), 4, Buffer.from('ffffff7f', 'hex')),
  (bytes, random) => spliced(bytes, place(bytes, random), 8, Buffer.alloc(8)),
  (bytes, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, random) => spliced(bytes, place(bytes, random), 0, piece(bytes, random)),
  (bytes, random) => spliced(bytes, place(bytes, random), Math.floor(random() * 64), Buffer.alloc(0)),
  (bytes, random) => Buffer.concat([bytes, piece(bytes, random)]),
  (bytes, random) => Buffer.from(bytes.toString('latin1').replace(/\d+/g, (digits) => (random() < 0.02 ? '999999999' : digits)), 'latin1'),
];

/** The bytes with one to four things done to them that disks, networks and attackers do. */
export function mutated(bytes: Buffer, random: () => number): Buffer {
  let result = Buffer.from(bytes);
  const times = 1 + Math.floor(random() * 4);
  for (let time = 0; time < times; time += 1) result = Buffer.from((MUTATIONS[Math.floor(random() * MUTATIONS.length)] as Mutation)(result, random));
  return result;
}
