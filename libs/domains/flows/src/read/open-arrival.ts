import { readFile } from 'node:fs/promises';
import { type Member, sheetsErrors, unpack, type Unpacked } from '@tributary/sheets/open';
import type { FrameHead, OpenJob } from './open-job';

const LONGEST_NAME = 250;

/** What an arrival holds. Gives the number of members. @throws one of `sheetsErrors`, also when there are none */
export async function openArrival({ open, name }: OpenJob, sink: (chunk: Buffer) => Promise<void>): Promise<number> {
  const unpacked = await unpack(await readFile(open), undefined, name);
  const members = unpacked?.members.filter(({ inline }) => !inline) ?? [];
  if (members.length === 0) throw emptiness(unpacked);
  for (const member of members) {
    await sink(headOf(member));
    await sink(member.bytes);
  }
  return members.length;
}

function headOf({ name, bytes }: Member): Buffer {
  const head: FrameHead = { name: name.slice(-LONGEST_NAME), size: bytes.length };
  return Buffer.from(`${JSON.stringify(head)}\n`);
}

/** Why a mail or an archive brings nothing. */
function emptiness(unpacked: Unpacked | undefined): Error {
  const mail = unpacked?.mail;
  if (mail?.autoSubmitted) return sheetsErrors.autoReply();
  const link = mail?.cloudLinks[0];
  return link === undefined ? sheetsErrors.holdsNothing() : sheetsErrors.onCloudDisk({ link });
}
