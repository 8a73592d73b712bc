import { Injectable } from '@nestjs/common';
import { sql, type TxCtx } from '@tributary/platform';
import type { Unit } from './unit-words';

@Injectable()
export class UnitRepository {
  all(tx: TxCtx): Promise<Unit[]> {
    return sql(tx, 'SELECT code, name, name_en AS "nameEn" FROM unit ORDER BY code');
  }
}
