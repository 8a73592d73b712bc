import { Trouble } from '../trouble';

interface DatabaseError {
  readonly code?: string | number;
  readonly errno?: number;
  readonly number?: number;
  readonly errorNum?: number;
  readonly message?: string;
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ECONNRESET', 'EPIPE', 'PROTOCOL_CONNECTION_LOST', 'ESOCKET', 'ENOENT', '57P01', '57P03', '08006', '08001', '53300']);
const REFUSED = new Set(['28000', '28P01', '42501', 'ER_ACCESS_DENIED_ERROR', 'ER_DBACCESS_DENIED_ERROR', 'ER_TABLEACCESS_DENIED_ERROR', 'ER_ACCOUNT_HAS_BEEN_LOCKED', 'ELOGIN', '4151', '18456', '229', '1017', '28001']);
const NO_TABLE = new Set(['42P01', '3D000', 'ER_NO_SUCH_TABLE', 'ER_BAD_DB_ERROR', '208', '942', '4060']);
const NO_COLUMN = new Set(['42703', 'ER_BAD_FIELD_ERROR', '207', '904']);
const TOO_SLOW = new Set(['57014', 'ER_QUERY_TIMEOUT', 'ER_STATEMENT_TIMEOUT', '1969', '3024', 'ETIMEOUT', 'DPI-1067']);

/** What an error of a driver means for people; the databases say it in five ways. */
export function databaseTrouble(error: unknown, seconds: number): Trouble {
  if (error instanceof Trouble) return error;
  const { code, errno, number, errorNum, message = '' } = (error ?? {}) as DatabaseError;
  const codes = [code, errno, number, errorNum].filter((part) => part !== undefined).map(String);
  const isOne = (set: ReadonlySet<string>): boolean => codes.some((one) => set.has(one));
  if (isOne(TOO_SLOW)) return new Trouble('query-too-slow', { seconds: String(seconds) });
  if (isOne(REFUSED) || /account .*is locked|is not permitted to log in/i.test(message)) return new Trouble('account-refused');
  if (isOne(NO_TABLE) || /no such table/i.test(message)) return new Trouble('table-missing', { name: nameIn(message) });
  if (isOne(NO_COLUMN) || /no such column/i.test(message)) return new Trouble('column-missing', { name: nameIn(message) });
  if (isOne(UNREACHABLE) || /unable to open database|terminated unexpectedly|connection timeout/i.test(message)) return new Trouble('database-unreachable');
  return new Trouble('query-failed', { detail: firstLine(message) });
}

const QUOTED = /["'`“]([^"'`”]{1,128})["'`”]|no such (?:table|column): (\S{1,128})/;

function nameIn(message: string): string {
  const [, quoted, named] = QUOTED.exec(message) ?? [];
  return quoted ?? named ?? firstLine(message);
}

const firstLine = (message: string): string => (message.split('\n')[0] ?? '').slice(0, 160);
