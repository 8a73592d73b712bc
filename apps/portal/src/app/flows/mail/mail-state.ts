import type { MailDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export type MailState = MailDto['state'];
export const mailStates: readonly MailState[] = ['unassigned', 'waiting', 'archived', 'ignored', 'dismissed'];

const tones: Record<MailState, Tone> = { unassigned: 'sand', waiting: 'river', archived: 'leaf', ignored: 'quiet', dismissed: 'quiet' };

export const mailTone = (state: MailState): Tone => tones[state];

/** What the receiving server found about the sender, as it said it. */
export function judgement({ spf, dkim, dmarc }: Pick<MailDto, 'spf' | 'dkim' | 'dmarc'>): string {
  const parts = [['SPF', spf], ['DKIM', dkim], ['DMARC', dmarc]] as const;
  return parts.flatMap(([method, result]) => (result ? [`${method} ${result}`] : [])).join(' · ');
}
