import { isLocalDate, type LocalDate } from '@tributary/kernel';

/** A document of another form than agreed; the message names the field. */
export class WireRefused extends Error {}

/** Reads the fields of a JSON object that somebody else wrote, one by one, and takes nothing on trust. */
export class Fields {
  private constructor(private readonly fields: Readonly<Record<string, unknown>>) {}

  /** @throws WireRefused */
  static of(text: string, longest: number): Fields {
    if (text.length > longest) throw new WireRefused('It is too long.');
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new WireRefused('It is no JSON.');
    }
    return Fields.in(value, 'document');
  }

  static in(value: unknown, name: string): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new WireRefused(`${name} is no object.`);
    return new Fields(value as Record<string, unknown>);
  }

  integer(name: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
    const value = this.fields[name];
    if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most) throw new WireRefused(`${name} is no number from ${least} on.`);
    return value as number;
  }

  text(name: string, pattern: RegExp): string {
    const value = this.fields[name];
    if (typeof value !== 'string' || !pattern.test(value)) throw new WireRefused(`${name} is not as agreed.`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.fields[name];
    if (typeof value !== 'boolean') throw new WireRefused(`${name} is neither true nor false.`);
    return value;
  }

  one<T extends string>(name: string, of: readonly T[]): T {
    const found = of.find((value) => value === this.fields[name]);
    if (found === undefined) throw new WireRefused(`${name} is none of ${of.join(', ')}.`);
    return found;
  }

  day(name: string): LocalDate {
    return dayOf(this.fields[name], name);
  }

  instant(name: string): string {
    const text = this.text(name, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/);
    if (Number.isNaN(Date.parse(text))) throw new WireRefused(`${name} is no time.`);
    return text;
  }

  list(name: string, most: number): readonly unknown[] {
    const value = this.fields[name];
    if (!Array.isArray(value) || value.length > most) throw new WireRefused(`${name} is no list of at most ${most}.`);
    return value;
  }

  object(name: string): Fields {
    return Fields.in(this.fields[name], name);
  }

  optional(name: string): Fields | null {
    return this.fields[name] === null || this.fields[name] === undefined ? null : this.object(name);
  }

  has(name: string): boolean {
    return this.fields[name] !== null && this.fields[name] !== undefined;
  }

  names(): readonly string[] {
    return Object.keys(this.fields);
  }
}

export function dayOf(value: unknown, name: string): LocalDate {
  if (typeof value !== 'string' || !isLocalDate(value)) throw new WireRefused(`${name} is no day.`);
  return value;
}
