import { VisitTime } from './visit-time';

describe('the time of a visit', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['performance'] }));
  afterEach(() => jest.useRealTimers());

  it('runs out', () => {
    const time = new VisitTime(60_000);
    jest.advanceTimersByTime(60_000);
    expect(time.signal.reason).toMatchObject({ code: 'flows.run-too-long' });
  });

  it('stands while a person thinks', () => {
    const time = new VisitTime(60_000);
    time.hold();
    jest.advanceTimersByTime(600_000);
    expect(time.signal.aborted).toBe(false);
    time.goOn();
    expect(jest.getTimerCount()).toBe(1);
  });

  it('leaves nothing behind that keeps the process alive, even if the answer comes after its end', () => {
    for (const finish of [(time: VisitTime) => time.end(), (time: VisitTime) => time.stop(new Error('cancelled'))]) {
      const time = new VisitTime(60_000);
      time.hold();
      finish(time);
      time.goOn();
      expect(jest.getTimerCount()).toBe(0);
    }
  });
});
