const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** `2026-03-02 09:30` on the clock of Shanghai. */
export function formatDateTime(instant: string): string {
  return SHANGHAI.format(new Date(instant));
}
