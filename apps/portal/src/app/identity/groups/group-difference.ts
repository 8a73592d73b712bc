import type { AuditEntryDto } from '@tributary/api-client';

export interface Difference {
  readonly came: readonly string[];
  readonly went: readonly string[];
  /** How many further lines there are. */
  readonly more: number;
}

const SHOWN = 8;

interface Detail {
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly changed?: readonly { readonly code: string; readonly name: string | null }[];
}

/** What an entry of the audit trail says of a group, as lines that came and lines that went. */
export function differenceOf({ action, detail }: Pick<AuditEntryDto, 'action' | 'detail'>): Difference {
  const { before = {}, after = {}, changed = [] } = (detail ?? {}) as Detail;
  const listed = changed.map(({ code, name }) => (name && name !== code ? `${code} ${name}` : code));
  const takesAway = action.endsWith('-remove') || action.endsWith('.group-revoke');
  const differs = (key: string) => before[key] !== after[key];
  const lines = (values: Readonly<Record<string, unknown>>) =>
    Object.entries(values)
      .filter(([key, value]) => differs(key) && value !== null && value !== '')
      .map(([, value]) => String(value));
  const went = [...lines(before), ...(takesAway ? listed : [])];
  const came = [...lines(after), ...(takesAway ? [] : listed)];
  return { went: went.slice(0, SHOWN), came: came.slice(0, SHOWN), more: Math.max(0, went.length - SHOWN) + Math.max(0, came.length - SHOWN) };
}
