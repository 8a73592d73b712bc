import type { OwnDayDto, OwnOpenFileDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

const dayTones: Record<OwnDayDto['state'], Tone> = { posted: 'leaf', waiting: 'sand', refused: 'clay', none: 'clay', before: 'quiet', open: 'quiet' };
const waitTones: Record<OwnOpenFileDto['waitsFor'], Tone> = { dealer: 'sand', 'head-office': 'quiet', system: 'river' };

export const dayTone = ({ state }: Pick<OwnDayDto, 'state'>): Tone => dayTones[state];
export const waitTone = (waitsFor: OwnOpenFileDto['waitsFor']): Tone => waitTones[waitsFor];
