/** A mistake in a recipe: where it is, and what is wrong. */
export interface RecipeMistake {
  /** `query[2].form` */
  readonly at: string;
  readonly problem: 'missing' | 'unknown' | 'wrong' | 'last-step' | 'placeholder' | 'password-field';
}

/** Checks one value; gives its mistakes. */
export type Check = (value: unknown, at: string) => RecipeMistake[];

export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const wrong = (at: string): RecipeMistake[] => [{ at, problem: 'wrong' }];

/** A text that is not blank. */
export function text(most: number, pattern?: RegExp): Check {
  return (value, at) => (typeof value === 'string' && value.trim() !== '' && value.length <= most && !value.includes('\0') && (pattern?.test(value) ?? true) ? [] : wrong(at));
}

export function whole(least: number, most: number): Check {
  return (value, at) => (Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? [] : wrong(at));
}

export function oneOf(values: readonly unknown[]): Check {
  return (value, at) => (values.includes(value) ? [] : wrong(at));
}

export function list(check: Check, most: number, least = 0): Check {
  return (value, at) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) return wrong(at);
    return value.flatMap((item: unknown, index) => check(item, `${at}[${index}]`));
  };
}

/** Texts by name. */
export function texts(check: Check, most: number): Check {
  return (value, at) => {
    if (!isObject(value) || Object.keys(value).length > most) return wrong(at);
    return Object.entries(value).flatMap(([name, item]) => check(item, `${at}.${name}`));
  };
}

/** Fields that must be there, and others that may; nothing else. */
export function object(must: Readonly<Record<string, Check>>, may: Readonly<Record<string, Check>> = {}): Check {
  return (value, at) => {
    if (!isObject(value)) return wrong(at);
    const place = (name: string): string => (at ? `${at}.${name}` : name);
    const mistakes = Object.entries(must).flatMap(([name, check]) => (value[name] === undefined ? [{ at: place(name), problem: 'missing' as const }] : check(value[name], place(name))));
    mistakes.push(...Object.entries(may).flatMap(([name, check]) => (value[name] === undefined ? [] : check(value[name], place(name)))));
    const unknown = Object.keys(value).filter((name) => !(name in must) && !(name in may));
    return [...mistakes, ...unknown.map((name) => ({ at: place(name), problem: 'unknown' as const }))];
  };
}

/** Exactly one of several forms, told apart by which field is there. */
export function either(forms: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    const names = isObject(value) ? Object.keys(forms).filter((name) => value[name] !== undefined) : [];
    const check = names.length === 1 ? forms[names[0] ?? ''] : undefined;
    return check ? check(value, at) : wrong(at);
  };
}
