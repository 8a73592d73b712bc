import { Injectable } from '@nestjs/common';
import { prepared, sql, type TxCtx } from '@tributary/platform';
import type { Unit } from './unit-words';

/** A text of the portal in the company's own words. */
export interface PortalWord {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
}

@Injectable()
export class UnitRepository {
  all(tx: TxCtx): Promise<Unit[]> {
    return sql(tx, prepared('SELECT code, name, name_en AS "nameEn" FROM unit ORDER BY code'));
  }

  texts(tx: TxCtx): Promise<PortalWord[]> {
    return sql(tx, 'SELECT key, name, name_en AS "nameEn" FROM company_word ORDER BY key');
  }
}
