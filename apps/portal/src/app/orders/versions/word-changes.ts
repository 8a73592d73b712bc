import type { VersionHeadDto } from '@tributary/api-client';

export interface WordChange {
  readonly key: 'purchaseOrderNumber' | 'requestedOn' | 'note';
  readonly old: string | null;
  readonly new: string | null;
}

/** What differs besides the lines. */
export function wordChanges(from: VersionHeadDto, to: VersionHeadDto): WordChange[] {
  return (['purchaseOrderNumber', 'requestedOn', 'note'] as const).filter((key) => from[key] !== to[key]).map((key) => ({ key, old: from[key], new: to[key] }));
}
