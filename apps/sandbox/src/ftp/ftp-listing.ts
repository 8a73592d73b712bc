export interface ListedFile {
  readonly name: string;
  readonly isFolder: boolean;
  readonly bytes: number;
  readonly changedAt: Date;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HALF_A_YEAR_MS = 182 * 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** YYYYMMDDHHMMSS in UTC (RFC 3659). */
export function machineTime(at: Date): string {
  return at.toISOString().slice(0, 19).replace(/[-T:]/g, '');
}

/** A line of MLSD (RFC 3659 §7). */
export function machineLine(file: ListedFile): string {
  const size = file.isFolder ? '' : `size=${file.bytes};`;
  return `type=${file.isFolder ? 'dir' : 'file'};${size}modify=${machineTime(file.changedAt)}; ${file.name}`;
}

/** A line of LIST, as `ls -l` writes it: a time within half a year, else the year. */
export function listLine(file: ListedFile, now: Date): string {
  const at = file.changedAt;
  const recent = Math.abs(now.getTime() - at.getTime()) < HALF_A_YEAR_MS;
  const when = recent ? `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}` : ` ${at.getUTCFullYear()}`;
  const mode = file.isFolder ? 'drwxr-xr-x' : '-rw-r--r--';
  return `${mode} 1 ftp ftp ${String(file.bytes).padStart(12)} ${MONTHS[at.getUTCMonth()]} ${two(at.getUTCDate())} ${when} ${file.name}`;
}
