import { types } from 'pg';
import { DataSource } from 'typeorm';
import { PreparingClient } from './prepared';

const INT8 = 20;
const DATE = 1082;

/**
 * Numbers as the product uses them: ids and counts (int8) fit a JavaScript number up to 2^53, dates stay the day that
 * is written, numeric stays text because money and quantities are never floating point.
 */
export function registerTypeParsers(): void {
  types.setTypeParser(INT8, (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a JavaScript number.`);
    return value;
  });
  types.setTypeParser(DATE, (text) => text);
}

/** The application's connection pool, as `tributary_app`. */
export function applicationDataSource(url: string, poolSize: number): DataSource {
  registerTypeParsers();
  return new DataSource({ type: 'postgres', url, poolSize, extra: { application_name: 'tributary', Client: PreparingClient } });
}
