import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';

/** Never in a log, wherever they stand. */
const SECRET_PATHS = ['password', '*.password', 'req.headers.cookie', 'req.headers.authorization', 'req.headers["x-csrf-token"]'];

/** One structured log per process: a JSON object per line, with the process's name. */
export function createLogger(process: string, level: string): Logger {
  return pino({ level, base: { process }, redact: SECRET_PATHS, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Nest's own messages into the same log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug(fields(message, context));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn(fields(message, context));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error(fields(message, String(rest.at(-1) ?? '')));
  }

  fatal(message: unknown, context?: string): void {
    this.logger.fatal(fields(message, context));
  }
}

function fields(message: unknown, context = ''): object {
  if (message instanceof Error) return { context, err: message };
  return typeof message === 'object' && message !== null ? { context, ...message } : { context, msg: String(message) };
}
