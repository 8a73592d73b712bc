import { scheduleWords } from './schedule-words';

describe('scheduleWords', () => {
  it('says simple schedules in words', () => {
    expect(scheduleWords('*/5 * * * *')).toEqual({ key: 'feed.every.minutes', params: { minutes: 5 } });
    expect(scheduleWords('5 2 * * *')).toEqual({ key: 'feed.every.day', params: { time: '02:05' } });
  });

  it.each(['0 2 * * 1', '0 2,14 * * *', '@daily', ''])('leaves %p as it is', (cron) => expect(scheduleWords(cron)).toBeNull());
});
