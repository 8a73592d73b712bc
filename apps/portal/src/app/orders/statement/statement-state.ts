import type { StatementDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export const statementTone: Readonly<Record<StatementDto['state'], Tone>> = { open: 'quiet', due: 'sand', confirmed: 'leaf', objected: 'clay' };
