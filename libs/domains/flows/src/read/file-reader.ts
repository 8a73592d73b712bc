import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Config, CONFIG } from '@tributary/platform';
import type { Fault } from '../flows.faults';
import { FILE_LIMITS, type FileLimits } from '../parse/file-limits';
import type { ReadJob, ReadSummary } from './read-job';
import { ReaderProcess } from './reader-process';

export type ReadRequest = Omit<ReadJob, 'limits'>;

/** A file that was not read, with the reason for people. */
export class FileRefused extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

/**
 * Reads files in child processes: a hostile one can break its own process only. One process is kept ready, so that a
 * file need not wait for Node to start.
 */
@Injectable()
export class FileReader implements OnApplicationShutdown {
  private spare: ReaderProcess | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Pipes the lines into `target` and gives the summary. @throws FileRefused, or what `target` throws */
  async read(request: ReadRequest, target: NodeJS.WritableStream, limits: FileLimits = FILE_LIMITS): Promise<ReadSummary> {
    const reader = this.take(limits);
    let failure: { readonly error: unknown } | undefined;
    const piped = pipeline(reader.lines, target).catch((error: unknown) => {
      // what fails after the last line fails over a line that was cut off with its process: then the report tells why
      if (!reader.lines.readableEnded) failure = { error };
      reader.kill();
    });
    const report = await reader.run({ ...request, limits });
    await piped;
    if (failure) throw failure.error;
    if ('refusal' in report) throw new FileRefused(report.refusal);
    return report.summary;
  }

  onApplicationShutdown(): void {
    this.spare?.kill();
  }

  private take(limits: FileLimits): ReaderProcess {
    const ready = this.spare?.alive ? this.spare : this.start(limits);
    this.spare = this.start(FILE_LIMITS);
    return ready;
  }

  private start(limits: FileLimits): ReaderProcess {
    return new ReaderProcess(this.config.readerProgram ?? path.join(__dirname, 'reader.js'), limits);
  }
}
