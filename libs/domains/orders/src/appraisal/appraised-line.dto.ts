import { ApiProperty } from '@nestjs/swagger';
import { Priced } from '@tributary/platform';
import { errorMessage } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { LineProblemDto } from '../basket/basket.dto';
import type { AppraisedLine } from './appraised-line';

export class AppraisedLineDto {
  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ example: '12', description: 'As before: of the last order, or of the list.' })
  quantity: string;

  @ApiProperty()
  unit: string;

  @ApiProperty()
  salesUnit: string;

  @ApiProperty({ example: '1', description: 'In the sales unit.' })
  packMultiple: string;

  @Priced({ example: '1280.00', description: 'Today, CNY for one unit of the line; null: no price agreed' })
  unitPrice: string | null;

  @Priced({ example: '15360.00', description: 'Today, for the whole line.' })
  amount: string | null;

  @Priced({ example: '1250.00', description: 'What one unit cost last time; null: never bought' })
  lastPrice: string | null;

  @ApiProperty({ example: '120', description: 'In the unit of the line, over all locations that the caller may see.' })
  available: string;

  @ApiProperty({ description: 'false: it cannot be put into a basket at all; the problem says why' })
  orderable: boolean;

  @ApiProperty({ type: LineProblemDto, nullable: true, description: 'Why it cannot be had as before.' })
  problem: LineProblemDto | null;
}

export function appraisedLineDto(tx: TxCtx, line: AppraisedLine & { readonly lastPrice: string | null }): AppraisedLineDto {
  const { skuCode, skuName, skuNameEn, problem, skuId, quantity, unit, salesUnit, packMultiple, unitPrice, amount, lastPrice, available, orderable } = line;
  const facts = { skuId, quantity, unit, salesUnit, packMultiple, unitPrice, amount, lastPrice, available, orderable };
  const said = problem && { code: problem.code, message: errorMessage(problem.code, tx.locale, problem.params), params: { ...problem.params } };
  return { ...facts, code: skuCode, name: skuName, nameEn: skuNameEn || null, problem: said ?? null };
}
