import { Injectable } from '@nestjs/common';
import { type SkuCandidate, skuFilterSql, SkuMatcher } from '@tributary/catalogue';
import type { Locale } from '@tributary/kernel';
import { sql, SqlParams, type TxCtx } from '@tributary/platform';
import { type TerminalCandidate, TerminalMatcher, terminalReasons } from '@tributary/terminals';
import type { CandidateDto } from './unmatched-name.dto';
import { writtenName } from './written-name';
import type { UnmatchedNameRow } from './unmatched-name.repository';

const LIMIT = 10;

/** What to offer a person for a name, best first, with what speaks for it. */
@Injectable()
export class NameCandidates {
  constructor(
    private readonly skus: SkuMatcher,
    private readonly terminals: TerminalMatcher,
  ) {}

  /** `search`: other words than the name itself. */
  async of(tx: TxCtx, { kind, dealerId, text, dealersCode }: UnmatchedNameRow, search?: string): Promise<CandidateDto[]> {
    // the dealer's own code says nothing about ours
    const words = writtenName(text, dealersCode ?? '').name || text;
    if (kind === 'terminal') {
      const divisionCode = await this.divisionOf(tx, dealerId);
      const found = await this.terminals.candidates(tx, search || words, { limit: LIMIT, ...(divisionCode ? { divisionCode } : {}) });
      return found.map((candidate) => terminalOf(candidate, tx.locale));
    }
    if (search) return this.searched(tx, search);
    return (await this.skus.candidates(tx, words, LIMIT)).map((candidate) => skuOf(candidate, tx.locale));
  }

  private async searched(tx: TxCtx, search: string): Promise<CandidateDto[]> {
    const params = new SqlParams();
    const filter = skuFilterSql(tx, { search }, params);
    const rows = await sql<Omit<CandidateDto, 'score' | 'reasons'>>(
      tx,
      `SELECT s.id AS "targetId", s.code, s.name, s.name_en AS "nameEn", g.name || ' · ' || p.name AS detail
       FROM sku s JOIN grade g ON g.id = s.grade_id JOIN packaging p ON p.id = s.packaging_id WHERE ${filter} ORDER BY s.code LIMIT ${params.add(LIMIT)}`,
      params,
    );
    return rows.map((row) => ({ ...row, score: 0, reasons: [] }));
  }

  private async divisionOf(tx: TxCtx, dealerId: number): Promise<string | undefined> {
    return (await sql<{ code: string }>(tx, 'SELECT division_code AS code FROM dealer WHERE id = $1', [dealerId]))[0]?.code;
  }
}

function skuOf({ id, code, name, nameEn, detail, score, sharedMarks, similarity }: SkuCandidate, locale: Locale): CandidateDto {
  const zh = locale === 'zh-CN';
  const marks = sharedMarks.length === 0 ? [] : [`${zh ? '规格相同：' : 'Same grade or size: '}${sharedMarks.join(', ')}`];
  return { targetId: id, code, name, nameEn, detail, score, reasons: [...marks, zh ? `名称相似度 ${similarity}%` : `Name ${similarity}% alike`] };
}

function terminalOf(candidate: TerminalCandidate, locale: Locale): CandidateDto {
  const { id, code, name, divisionName, address, score } = candidate;
  const detail = [divisionName, address].filter((part) => part).join(' · ') || null;
  return { targetId: id, code, name, nameEn: null, detail, score, reasons: terminalReasons(candidate, locale) };
}
