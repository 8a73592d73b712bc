/** A schedule that is easily said: every so many minutes, or daily at a time. */
export type ScheduleWords = { readonly key: 'feed.every.minutes'; readonly params: { readonly minutes: number } } | { readonly key: 'feed.every.day'; readonly params: { readonly time: string } };

/** The words for a cron expression; null for one that is better shown as it is. */
export function scheduleWords(cron: string): ScheduleWords | null {
  const every = /^\*\/(\d+) \* \* \* \*$/.exec(cron);
  if (every) return { key: 'feed.every.minutes', params: { minutes: Number(every[1]) } };
  const [, minute, hour] = /^(\d{1,2}) (\d{1,2}) \* \* \*$/.exec(cron) ?? [];
  return minute && hour ? { key: 'feed.every.day', params: { time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` } } : null;
}
