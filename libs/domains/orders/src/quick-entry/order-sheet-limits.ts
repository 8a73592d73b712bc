import { SMALL_TABLE_LIMITS } from '@tributary/sheets';

/** An order longer than this is a mistake, or an attack. */
export const ORDER_SHEET_LIMITS = { ...SMALL_TABLE_LIMITS, rows: 3000, columns: 60 };
