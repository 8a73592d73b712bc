import { Injectable } from '@nestjs/common';
import { dealerScope, searchSql, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { DealerDetailDto, DealerDto, DealerQuery } from './dealer.dto';
import { localNameSql } from './local-name';

export interface DealerPage extends Omit<DealerQuery, 'cursor'> {
  /** Code of the last dealer of the page before. */
  readonly after?: string;
  readonly limit: number;
}

type DealerRecord = Omit<DealerDetailDto, 'suppliers' | 'customers' | 'credits'>;

@Injectable()
export class DealerRepository {
  /** Dealers in order of their code. */
  list(tx: TxCtx, page: DealerPage): Promise<DealerDto[]> {
    const params = new SqlParams();
    const equals = (column: string, value: unknown): string[] => (value === undefined ? [] : [`${column} = ${params.add(value)}`]);
    const where = [
      dealerScope(tx, 'dealers', 'd.id', params),
      searchSql('o.search_text', page.search, params),
      ...equals('d.tier', page.tier),
      ...equals('d.branch_id', page.branchId),
      ...equals('d.status', page.status),
      ...(page.after === undefined ? [] : [`o.code > ${params.add(page.after)}`]),
    ];
    return sql(tx, `${selectDealer(tx)} WHERE ${where.join(' AND ')} ORDER BY o.code LIMIT ${params.add(page.limit)}`, params);
  }

  /** One dealer without its relations; undefined when absent or outside the scope. */
  find(tx: TxCtx, id: number): Promise<DealerRecord | undefined> {
    const params = new SqlParams();
    const contact = `, nullif(d.address, '') AS address, nullif(d.contact_name, '') AS "contactName", nullif(d.contact_phone, '') AS "contactPhone"`;
    const wanted = `d.id = ${params.add(id)} AND ${dealerScope(tx, 'dealers', 'd.id', params)}`;
    return sqlOne(tx, `${selectDealer(tx, contact)} WHERE ${wanted}`, params);
  }
}

function selectDealer(tx: TxCtx, more = ''): string {
  return `SELECT o.id, o.code, o.name, nullif(o.name_en, '') AS "nameEn", d.tier, d.status, d.grade,
      (SELECT string_agg(${localNameSql(tx, 'l')}, '、' ORDER BY l.code)
       FROM dealer_business_line dl JOIN business_line l ON l.id = dl.business_line_id WHERE dl.dealer_id = d.id) AS "businessLine",
      d.branch_id AS "branchId", b.name AS "branchName", nullif(b.name_en, '') AS "branchNameEn",
      d.division_code AS "divisionCode", v.name AS "divisionName" ${more}
    FROM dealer d JOIN organisation o ON o.id = d.id JOIN branch b ON b.id = d.branch_id JOIN division v ON v.code = d.division_code`;
}
