import { Injectable } from '@nestjs/common';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { actionsFor, type CauseAction, likelyUnit } from './flow-cause';
import type { CauseFileDto, CauseSampleDto } from './flow-cause.dto';
import { FlowCauseRepository, type FlowCauseRow } from './flow-cause.repository';
import { UnitMeanings } from './unit-meanings';

export interface FlowCauseDetail {
  readonly row: FlowCauseRow;
  readonly actions: CauseAction[];
  readonly units: string[];
  readonly baseUnit: string | null;
  readonly likely: string | null;
  readonly nameId: number | null;
  readonly where: CauseFileDto[];
  readonly samples: CauseSampleDto[];
}

/** All that a person should see before deciding about a cause. */
@Injectable()
export class FlowCauseReader {
  constructor(
    private readonly causes: FlowCauseRepository,
    private readonly meanings: UnitMeanings,
  ) {}

  /** @throws platform.not-found */
  async read(tx: TxCtx, cause: string): Promise<FlowCauseDetail> {
    const row = await this.causes.find(tx, cause);
    if (!row) throw platformErrors.notFound();
    const actions = [...actionsFor(row.code)];
    const offered = actions.includes('unit') ? await this.meanings.offered(tx, row) : { units: [], baseUnit: null };
    const [nameId = null] = actions.includes('name') ? await this.causes.names(tx, cause) : [];
    const samples = (await this.causes.samples(tx, cause)).map(({ cells, ...sample }) => ({ ...sample, texts: cells.map((cell) => cell ?? '') }));
    return { row, actions, units: [...offered.units], baseUnit: offered.baseUnit, likely: likelyUnit(row), nameId, where: await this.causes.files(tx, cause), samples };
  }
}
