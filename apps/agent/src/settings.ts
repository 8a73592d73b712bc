import { existsSync, readFileSync } from 'node:fs';
import { DATABASES, type DatabaseKind, dayOf, Fields } from '@tributary/agent-wire';
import type { LocalDate } from '@tributary/kernel';
import type { Home } from './home';

/** A ledger of its own from a day on: products that begin a new one each year. */
export interface Ledger {
  readonly from: LocalDate;
  /** Name of the database; for SQLite the file. */
  readonly database: string;
}

/** How the dealer's database is reached. */
export interface DatabaseSettings {
  readonly kind: DatabaseKind;
  readonly host: string;
  /** 0: the usual one. */
  readonly port: number;
  readonly user: string;
  /** For SQLite the file. */
  readonly database: string;
  /** Later ledgers, ascending; before the first of them `database` counts. */
  readonly ledgers: readonly Ledger[];
  /** Where the password is: a file that only the owner reads, or a variable of the environment. */
  readonly passwordFile: string;
  readonly passwordEnv: string;
  readonly tls: boolean;
}

export interface Settings {
  readonly server: string;
  readonly database: DatabaseSettings;
  readonly everyMinutes: number;
  readonly heartbeatSeconds: number;
  /** Of the local page; 0: none. */
  readonly pagePort: number;
  readonly spoolMegabytes: number;
  readonly keepDays: number;
  readonly querySeconds: number;
  /** In one query; a day with more is a trouble. */
  readonly rowLimit: number;
}

export const SETTINGS_FILE = 'agent.json';
const LONGEST = 100_000;

/** @throws WireRefused with the field that is wrong */
export function readSettings(home: Home): Settings {
  const text = home.read(SETTINGS_FILE);
  if (text === undefined) throw new Error(`There is no ${home.path(SETTINGS_FILE)}. Run "enrol" first.`);
  const fields = Fields.of(text, LONGEST);
  return {
    server: serverOf(fields.text('server', /^https?:\/\/\S+$/)),
    database: databaseOf(fields.object('database')),
    everyMinutes: numberOr(fields, 'everyMinutes', 60, 1),
    heartbeatSeconds: numberOr(fields, 'heartbeatSeconds', 300, 5),
    pagePort: numberOr(fields, 'pagePort', 8765, 0),
    spoolMegabytes: numberOr(fields, 'spoolMegabytes', 500, 1),
    keepDays: numberOr(fields, 'keepDays', 90, 1),
    querySeconds: numberOr(fields, 'querySeconds', 120, 1),
    rowLimit: numberOr(fields, 'rowLimit', 200_000, 1),
  };
}

/** Only the machine itself may be spoken to in the clear. */
export function serverOf(address: string): string {
  const url = new URL(address);
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !isLocal) throw new Error('The server must be reached by https://.');
  return address.replace(/\/+$/, '');
}

/** @throws Error that names the variable or the file, never the password */
export function passwordOf({ passwordEnv, passwordFile }: DatabaseSettings): string {
  if (passwordEnv) {
    const password = process.env[passwordEnv];
    if (password === undefined) throw new Error(`The variable ${passwordEnv} is not set.`);
    return password;
  }
  if (!passwordFile) return '';
  if (!existsSync(passwordFile)) throw new Error(`There is no ${passwordFile}.`);
  return readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, '');
}

/** The settings with the ledger that holds this day. */
export function onDay(settings: DatabaseSettings, day: LocalDate): DatabaseSettings {
  const ledger = settings.ledgers.findLast(({ from }) => from <= day);
  return ledger ? { ...settings, database: ledger.database } : settings;
}

function databaseOf(fields: Fields): DatabaseSettings {
  const ledgers = fields.has('ledgers') ? fields.list('ledgers', 50).map((value) => ledgerOf(Fields.in(value, 'ledgers'))) : [];
  return {
    kind: fields.one('kind', DATABASES),
    host: textOr(fields, 'host', '127.0.0.1'),
    port: numberOr(fields, 'port', 0, 0),
    user: textOr(fields, 'user', ''),
    database: fields.text('database', /./),
    ledgers: ledgers.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    passwordFile: textOr(fields, 'passwordFile', ''),
    passwordEnv: textOr(fields, 'passwordEnv', ''),
    tls: fields.has('tls') ? fields.flag('tls') : false,
  };
}

function ledgerOf(fields: Fields): Ledger {
  return { from: dayOf(fields.text('from', /^.{10}$/), 'from'), database: fields.text('database', /./) };
}

function numberOr(fields: Fields, name: string, usual: number, least: number): number {
  return fields.has(name) ? fields.integer(name, least) : usual;
}

function textOr(fields: Fields, name: string, usual: string): string {
  return fields.has(name) ? fields.text(name, /^[^\0\r\n]*$/) : usual;
}
