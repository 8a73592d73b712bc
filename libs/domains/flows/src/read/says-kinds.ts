import { open } from 'node:fs/promises';
import { ediSyntaxOf } from '@tributary/sheets';

const HEAD_BYTES = 512;

/** Whether the format of a file says itself what its rows record, so that they may be of several kinds; false where there is no file. */
export async function saysKinds(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEAD_BYTES) });
    return ediSyntaxOf(buffer.toString('latin1', 0, bytesRead)) !== undefined;
  } finally {
    await file.close();
  }
}
