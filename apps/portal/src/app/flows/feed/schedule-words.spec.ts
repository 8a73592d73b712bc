import { scheduleWords } from './schedule-words';

describe('scheduleWords', () => {
  it('says simple schedules in words', () => {
    expect(scheduleWords('*/5 * * * *')).toEqual({ key: 'feed.every.minutes', params: { minutes: 5 } });
    expect(scheduleWords('5 2 * * *')).toEqual({ key: 'feed.every.day', params: { time: '02:05' } });
    expect(scheduleWords('0 2,14 * * *')).toEqual({ key: 'feed.every.day', params: { time: '02:00 / 14:00' } });
    expect(scheduleWords('30 8 * * 1-5')).toEqual({ key: 'feed.every.workday', params: { time: '08:30' } });
    expect(scheduleWords('30 8 1 * *')).toEqual({ key: 'feed.every.month', params: { time: '08:30', day: 1 } });
  });

  it.each(['0 2 * * 1', '0 2 1 * 1-5', '@daily', ''])('leaves %p as it is', (cron) => expect(scheduleWords(cron)).toBeNull());
});
