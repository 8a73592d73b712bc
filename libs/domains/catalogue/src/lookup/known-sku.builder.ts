import { compact } from '@tributary/kernel';
import type { KnownSku } from './known-sku';

/** For tests: a drum of something. */
export function knownSku(id: number, code: string, name: string, more: Partial<KnownSku> = {}): KnownSku {
  return {
    id, code, name, nameEn: '', gradeId: id, grade: '', packaging: '', packagingEn: '', productLineId: 1, businessLineId: 1, baseUnit: 'drum', salesUnit: 'drum',
    packMultiple: '1', minimumQuantity: '0', status: 'active', units: [], codeKey: compact(code), nameKey: compact(name), gradeKeys: [`g${id}p`, `g${id}18l`], ...more,
  };
}
