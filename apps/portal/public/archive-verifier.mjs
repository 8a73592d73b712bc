#!/usr/bin/env node
// Verifies a copy of the raw archive without the portal, its database or a network: node archive-verifier.mjs <folder> <manifest>…
//
//   <folder>    the copied archive: objects/ab/cd/abcd… by SHA-256
//   <manifest>  one a day, as the portal gives them, in any order; days that follow each other are also checked as a chain
//
// Compare the printed roots with those you wrote down elsewhere. Ends with 0 when everything fits, 1 when something does not, 2 when it
// could not look. Needs Node 20 or later and nothing else.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';

const MOST_SHOWN = 100;

class Report {
  faults = 0;

  fault(text) {
    this.faults += 1;
    if (this.faults <= MOST_SHOWN) console.log(`WRONG  ${text}`);
  }
}

/** The hash of an arrival and of all before it in its feed. */
function link(before, { sequence, sha256, name }) {
  const previous = before === null ? Buffer.alloc(32) : Buffer.from(before, 'hex');
  return createHash('sha256').update(previous).update(`${sequence}\n`).update(Buffer.from(sha256, 'hex')).update(name, 'utf8').digest('hex');
}

/** The hash of a day: of the newest link of each chain that grew, and the day before. */
function rootOf({ day, previous }, feeds) {
  const lines = [...feeds].sort((a, b) => a.id - b.id).map(({ id, first, last, chain }) => `${id} ${first} ${last} ${chain}\n`);
  return createHash('sha256').update(`${day}\n${previous ?? '-'}\n${lines.join('')}`).digest('hex');
}

async function checkObject(folder, { name, sha256, size }, seen, report) {
  if (seen.has(sha256)) return;
  seen.add(sha256);
  const file = path.join(folder, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const found = await stat(file).catch(() => undefined);
  if (!found) return report.fault(`${name}: its bytes are missing (${sha256})`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') !== sha256) return report.fault(`${name}: its bytes were changed (${sha256})`);
  if (found.size !== size) report.fault(`${name}: ${found.size} bytes instead of ${size}`);
}

/** Reads one manifest from top to bottom; gives its root, or undefined when the file is none. */
async function checkManifest(file, folder, seen, report) {
  let root;
  let files = 0;
  const feeds = [];
  const chains = new Map();
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const entry = JSON.parse(line);
    if (entry.root) root = entry.root;
    if (entry.feed) {
      feeds.push(entry.feed);
      chains.set(entry.feed.id, { next: entry.feed.first, hash: entry.feed.before });
    }
    if (!entry.arrival) continue;
    files += 1;
    const { arrival } = entry;
    const chain = chains.get(arrival.feed);
    if (chain?.next !== arrival.sequence) report.fault(`feed ${arrival.feed}: arrival ${chain?.next ?? 'of no chain'} is missing before ${arrival.sequence}`);
    chains.set(arrival.feed, { next: arrival.sequence + 1, hash: link(chain?.hash ?? null, arrival) });
    await checkObject(folder, arrival, seen, report);
  }
  if (!root) return undefined;
  for (const { id, last, chain } of feeds) {
    const found = chains.get(id);
    if (found.next !== last + 1) report.fault(`feed ${id}: arrivals ${found.next} to ${last} are missing`);
    else if (found.hash !== chain) report.fault(`feed ${id}: the chain of its arrivals does not lead to ${chain}`);
  }
  if (rootOf(root, feeds) !== root.root) report.fault(`${root.day}: its root does not follow from its feeds`);
  console.log(`${root.day}  ${root.root}  ${files} files, ${feeds.length} feeds`);
  return root;
}

function checkOrder(roots, report) {
  const sorted = [...roots].sort((a, b) => (a.day < b.day ? -1 : 1));
  for (const [index, root] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before && root.previous !== before.root) report.fault(`${root.day} does not follow ${before.day}: a root between them is missing, or one was replaced`);
  }
}

async function main([folder, ...manifests]) {
  if (!folder || manifests.length === 0) {
    console.error('node archive-verifier.mjs <folder of the archive> <manifest>…');
    return 2;
  }
  const report = new Report();
  const roots = [];
  const seen = new Set();
  for (const manifest of manifests) {
    const root = await checkManifest(manifest, folder, seen, report).catch((error) => console.error(`${manifest}: ${error.message}`));
    if (!root) return 2;
    roots.push(root);
  }
  checkOrder(roots, report);
  console.log(report.faults === 0 ? `RIGHT  ${seen.size} objects, ${roots.length} days` : `${report.faults} faults`);
  return report.faults === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
