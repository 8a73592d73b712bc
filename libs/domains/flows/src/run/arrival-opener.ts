import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { faultOf, FILE_LIMITS } from '@tributary/sheets';
import { pipeline } from 'node:stream/promises';
import { RawArchive } from '../archive/raw-archive';
import type { Outcome, RawFile } from '../archive/raw-file';
import { type Member, RawFileRepository } from '../archive/raw-file.repository';
import { CoverageRepository } from '../check/coverage.repository';
import { fileFaults } from '../flows.faults';
import { FileReader, FileRefused } from '../read/file-reader';
import { MemberSink } from '../read/member-sink';

/** Opens an arrival that holds others: each is archived, chained behind it and waits to be posted like any other. */
@Injectable()
export class ArrivalOpener {
  constructor(
    private readonly reader: FileReader,
    private readonly archive: RawArchive,
    private readonly files: RawFileRepository,
    private readonly coverages: CoverageRepository,
  ) {}

  /** Gives the batch of the arrival. @throws FileRefused */
  async open(tx: TxCtx, file: RawFile): Promise<number> {
    const { declared } = await this.coverages.told(tx, file);
    // several files that each told of the same days whole would empty each other's
    if (declared) throw new FileRefused(faultOf(fileFaults.archiveNamesDays()));
    const sink = new MemberSink<Member>(async ({ name }, content) => {
      const object = await this.archive.store(name, FILE_LIMITS.bytes, (target) => pipeline(content, target));
      return { ...object, name };
    });
    await this.reader.open({ open: await this.archive.fileOf(file.sha256), name: file.name }, sink);
    await this.files.appendInside(tx, file, sink.stored);
    return this.files.settle(tx, file.id, OPENED, null);
  }
}

const OPENED: Outcome = {
  classification: null, state: 'opened', reason: null, rows: 0, posted: 0, faults: 0, from: null, to: null, mediaType: null, sheets: [],
};
