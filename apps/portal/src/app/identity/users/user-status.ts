import type { UserDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export type UserStatus = UserDto['status'];

const tones: Record<UserStatus, Tone> = { active: 'leaf', locked: 'sand', disabled: 'quiet' };

export function userTone(status: UserStatus): Tone {
  return tones[status];
}
