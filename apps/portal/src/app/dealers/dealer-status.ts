import type { DealerDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export type DealerStatus = DealerDto['status'];

export const dealerStatuses: readonly DealerStatus[] = ['active', 'frozen', 'closed'];

const tones: Record<DealerStatus, Tone> = { active: 'leaf', frozen: 'sand', closed: 'quiet' };

export function dealerTone(status: DealerStatus): Tone {
  return tones[status];
}
