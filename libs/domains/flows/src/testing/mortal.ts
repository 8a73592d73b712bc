import { Client } from 'pg';

/** Ends this process before one of the statements to come, as a lost power supply would. */
export interface Mortality {
  dieAfter(statements: number): void;
}

/** Every statement of every connection made from now on passes here, COPY and COMMIT included. */
export function mortality(): Mortality {
  const query = Client.prototype.query as (...args: unknown[]) => unknown;
  let left = Number.POSITIVE_INFINITY;
  Client.prototype.query = function counted(this: Client, ...args: unknown[]): unknown {
    left -= 1;
    if (left <= 0) process.kill(process.pid, 'SIGKILL');
    return query.apply(this, args);
  } as typeof Client.prototype.query;
  return {
    dieAfter: (statements) => {
      left = statements;
    },
  };
}
