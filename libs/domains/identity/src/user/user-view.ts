import type { UserDto } from './user.dto';
import type { UserRow } from './user.repository';

export function userDto({ createdAt, lastSignInAt, ...row }: UserRow): UserDto {
  return { ...row, createdAt: createdAt.toISOString(), lastSignInAt: lastSignInAt?.toISOString() ?? null };
}
