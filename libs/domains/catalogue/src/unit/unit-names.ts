import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { defineTerm } from '@tributary/kernel';
import { sql, systemCtx, UnitOfWork } from '@tributary/platform';

interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Messages call units by their names: what this process shows is loaded once, when it starts. */
@Injectable()
export class UnitNames implements OnApplicationBootstrap {
  constructor(private readonly uow: UnitOfWork) {}

  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.uow.read(systemCtx('unit-names'), (tx) => sql<UnitRow>(tx, 'SELECT code, name, name_en AS "nameEn" FROM unit'));
    const units = new Map(rows.map((row) => [row.code, row]));
    for (const parameter of ['unit', 'units']) {
      defineTerm(parameter, (code, locale) => (locale === 'zh-CN' ? units.get(code)?.name : units.get(code)?.nameEn));
    }
  }
}
