import { Injectable } from '@nestjs/common';
import { compact, shanghaiToday } from '@tributary/kernel';
import { type Ctx, platformErrors, type TxCtx, UnitOfWork } from '@tributary/platform';
import { RawArchive } from '../archive/raw-archive';
import { FileReader } from '../read/file-reader';
import type { SheetHead } from '../read/head-job';
import type { KnownNames } from './column-score';
import { KnownTexts } from './known-texts';
import { type LayoutRequest, LayoutRequestRepository } from './layout-request.repository';
import { fingerprintOf, type KnownLayout } from './layout-shape';
import { profileOf, proposeSheet, type SheetProfile, type SheetProposal } from './sheet-proposal';

/** A sheet as a person sees it, with what is proposed for it; without a proposal where there is no table. */
export interface AskedSheet {
  readonly head: SheetHead;
  readonly profile: SheetProfile | undefined;
  readonly proposal: SheetProposal | undefined;
}

export interface AskedFile {
  readonly request: LayoutRequest;
  readonly sheets: readonly AskedSheet[];
}

/** Shows a person the sheets of a file, with a proposal for each. */
@Injectable()
export class LayoutDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly requests: LayoutRequestRepository,
    private readonly reader: FileReader,
    private readonly archive: RawArchive,
    private readonly texts: KnownTexts,
  ) {}

  /** A fixed number of statements, whatever the file holds. @throws platform.not-found, FileRefused */
  async open(ctx: Ctx, rawFileId: number): Promise<AskedFile> {
    const request = await this.uow.read(ctx, (tx) => this.find(tx, rawFileId));
    const heads = await this.heads(request);
    const profiled = heads.map((head) => ({ head, profile: head.hidden ? undefined : profileOf(head) }));
    const profiles = profiled.flatMap(({ profile }) => profile ?? []);
    const { names, elsewhere } = await this.uow.read(ctx, async (tx) => ({
      names: await this.texts.of(tx, profiles),
      elsewhere: await this.requests.elsewhere(tx, request.feedId, [...new Set(profiles.map(fingerprint))]),
    }));
    return { request, sheets: profiled.map(({ head, profile }) => ({ head, profile, proposal: profile && this.propose(request, head, profile, names, elsewhere.get(fingerprint(profile))) })) };
  }

  /** @throws platform.not-found */
  async find(tx: TxCtx, rawFileId: number): Promise<LayoutRequest> {
    const request = await this.requests.find(tx, rawFileId);
    if (!request) throw platformErrors.notFound();
    return request;
  }

  /** @throws FileRefused */
  async heads({ sha256 }: Pick<LayoutRequest, 'sha256'>): Promise<readonly SheetHead[]> {
    return this.reader.heads(await this.archive.fileOf(sha256));
  }

  private propose(request: LayoutRequest, head: SheetHead, profile: SheetProfile, names: KnownNames, elsewhere: { known: KnownLayout; times: number } | undefined): SheetProposal {
    const { mapping, known, fileName, receivedAt } = request;
    return proposeSheet(head, profile, { kind: mapping.kind, known, names, name: fileName, latest: shanghaiToday(receivedAt), ...(elsewhere ? { elsewhere } : {}) });
  }
}

function fingerprint({ columns }: SheetProfile): string {
  return fingerprintOf({ headers: columns.map(({ header }) => header).filter((header) => compact(header) !== ''), columns: {}, contents: {} });
}
