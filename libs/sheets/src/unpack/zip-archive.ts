import { sheetsErrors } from '../sheets.errors';
import { ZipParts } from '../open/zip-guard';
import type { Member, UnpackLimits } from './member';

/** What operating systems put into archives of their own accord. */
const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$[^/]*$)/i;

/** The files of a zip archive, unpacked. @throws sheets.password-protected, sheets.too-many-members, and what `ZipParts.of` throws */
export async function zipMembers(bytes: Buffer, limits: UnpackLimits): Promise<Member[]> {
  const parts = await ZipParts.of(bytes, limits);
  const files = parts.all.filter(({ name }) => name !== '' && !name.endsWith('/') && !LITTER.test(name));
  if (files.length > limits.members) throw sheetsErrors.tooManyMembers({ limit: limits.members });
  if (files.some(({ encrypted }) => encrypted)) throw sheetsErrors.passwordProtected();
  const members: Member[] = [];
  for (const file of files) members.push({ name: file.name, bytes: await parts.bytes(file) });
  return members;
}
