/** A schedule that is easily said. */
export type ScheduleWords =
  | { readonly key: 'feed.every.minutes'; readonly params: { readonly minutes: number } }
  | { readonly key: 'feed.every.day'; readonly params: { readonly time: string } }
  | { readonly key: 'feed.every.workday'; readonly params: { readonly time: string } }
  | { readonly key: 'feed.every.month'; readonly params: { readonly time: string; readonly day: number } };

/** The words for a cron expression; null for one that is better shown as it is. */
export function scheduleWords(cron: string): ScheduleWords | null {
  const every = /^\*\/(\d+) \* \* \* \*$/.exec(cron);
  if (every) return { key: 'feed.every.minutes', params: { minutes: Number(every[1]) } };
  const [, minute = '', hours = '', day = '', weekdays = ''] = /^(\d{1,2}) (\d{1,2}(?:,\d{1,2})*) (\*|\d{1,2}) \* (\*|1-5)$/.exec(cron) ?? [];
  if (!minute) return null;
  const time = hours.split(',').map((hour) => `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`).join(' / ');
  if (day !== '*') return weekdays === '*' ? { key: 'feed.every.month', params: { time, day: Number(day) } } : null;
  return weekdays === '*' ? { key: 'feed.every.day', params: { time } } : { key: 'feed.every.workday', params: { time } };
}
