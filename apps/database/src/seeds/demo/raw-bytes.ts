import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Puts bytes into the raw archive (RAW_DIR) under their hash, as the product files them; gives the hash. */
export function archiveBytes(bytes: Buffer): Buffer {
  const sha256 = createHash('sha256').update(bytes).digest();
  const hex = sha256.toString('hex');
  const file = path.resolve(process.env['RAW_DIR'] ?? '.data/raw', 'objects', hex.slice(0, 2), hex.slice(2, 4), hex);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
  return sha256;
}
