import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SandboxDealer } from '../spec/sandbox-spec';
import type { SandboxWorld } from '../spec/sandbox-world';
import { cutOff, renamedProgram, zipBomb } from './bad-files';
import { correctedSales, dailySales, type SalesLine } from './daily-sales';
import { salesFile, salesFileName } from './sales-file';
import { salesTable } from './sales-table';

/** What arrives: the day's file, a re-send, or one of the accidents of real life. */
export type DropVariant = 'normal' | 'corrected' | 'identical' | 'broken' | 'empty' | 'blank' | 'bomb' | 'program';

export const DROP_VARIANTS: readonly DropVariant[] = ['normal', 'corrected', 'identical', 'broken', 'empty', 'blank', 'bomb', 'program'];

export interface Dropped {
  /** Path as the FTP client sees it. */
  readonly path: string;
  readonly bytes: number;
  /** Sales lines inside; 0 where nothing can be read. */
  readonly lines: number;
}

/** Plays the dealer's clerk, who puts files into the dealer's FTP folder. */
export class DealerDrop {
  constructor(private readonly world: SandboxWorld) {}

  drop(dealer: SandboxDealer, date: string, variant: DropVariant): Dropped {
    const normal = dailySales(this.world.spec, dealer, date);
    const file = (lines: readonly SalesLine[]): Buffer => salesFile(dealer, salesTable(dealer, date, lines));
    const put = (lines: readonly SalesLine[], content: Buffer, suffix = ''): Dropped => this.put(dealer, salesFileName(dealer, date, suffix), content, lines.length);
    switch (variant) {
      case 'normal':
        return put(normal, file(normal));
      case 'corrected':
        return put(correctedSales(normal), file(correctedSales(normal)), '-更正');
      case 'identical':
        return put(normal, this.sentBefore(dealer, date) ?? file(normal));
      case 'broken':
        return put([], cutOff(file(normal)), '-broken');
      case 'empty':
        return put([], file([]), '-empty');
      case 'blank':
        return put([], Buffer.alloc(0), '-blank');
      case 'bomb':
        return put([], zipBomb(), '-bomb');
      case 'program':
        return put([], renamedProgram(), '-program');
    }
  }

  private sentBefore(dealer: SandboxDealer, date: string): Buffer | undefined {
    const file = path.join(this.world.homeOf(dealer), 'sales', salesFileName(dealer, date));
    return existsSync(file) ? readFileSync(file) : undefined;
  }

  /** Whole or not at all: whoever lists the folder meanwhile sees no half a file. */
  private put(dealer: SandboxDealer, name: string, content: Buffer, lines: number): Dropped {
    const folder = path.join(this.world.homeOf(dealer), 'sales');
    const unfinished = path.join(folder, `.${name}.part`);
    writeFileSync(unfinished, content);
    renameSync(unfinished, path.join(folder, name));
    return { path: `/sales/${name}`, bytes: content.length, lines };
  }
}
