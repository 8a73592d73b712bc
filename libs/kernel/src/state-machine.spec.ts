import { DomainError } from './errors';
import { defineStates } from './state-machine';
import type { StateOf } from './state-machine';

interface Parcel {
  state: ParcelState;
  weight: number;
}

const tooHeavy = new DomainError('sample.too-heavy', 409);

const parcelStates = defineStates({
  initial: 'packed',
  transitions: [
    { name: 'send', from: ['packed'], to: 'sent', guard: (parcel: { state: string; weight: number }) => (parcel.weight > 20 ? tooHeavy : undefined) },
    { name: 'deliver', from: ['sent'], to: 'delivered' },
    { name: 'cancel', from: ['packed'], to: 'cancelled' },
    { name: 'cancel', from: ['sent'], to: 'returning' },
    { name: 'deliver', from: ['returning'], to: 'cancelled' },
  ],
});
type ParcelState = StateOf<typeof parcelStates>;

const parcel = (state: ParcelState, weight = 1): Parcel => ({ state, weight });
const caught = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('transition', () => {
  const table: Record<ParcelState, Partial<Record<'send' | 'deliver' | 'cancel', ParcelState>>> = {
    packed: { send: 'sent', cancel: 'cancelled' },
    sent: { deliver: 'delivered', cancel: 'returning' },
    delivered: {},
    cancelled: {},
    returning: { deliver: 'cancelled' },
  };
  const pairs = parcelStates.states.flatMap((state) => (['send', 'deliver', 'cancel'] as const).map((name) => [state, name] as const));

  it.each(pairs)('from %s by %s follows the table or is refused', (state, name) => {
    const outcome = caught(() => parcelStates.transition(parcel(state), name));
    const expected = table[state][name];
    if (expected) expect(outcome).toBe(expected);
    else expect(outcome).toMatchObject({ code: 'kernel.transition-refused', status: 409, params: { transition: name, state } });
  });

  it('leaves the subject as it was', () => {
    const subject = parcel('packed');
    parcelStates.transition(subject, 'send');
    expect(subject).toEqual({ state: 'packed', weight: 1 });
  });

  it('gives the guard’s own reason', () => {
    expect(caught(() => parcelStates.transition(parcel('packed', 21), 'send'))).toBe(tooHeavy);
    expect(parcelStates.refusal(parcel('packed', 21), 'send')).toBe(tooHeavy);
    expect(parcelStates.refusal(parcel('packed', 20), 'send')).toBeUndefined();
  });

  it('knows only the names of the table', () => {
    // @ts-expect-error no such transition
    expect(() => parcelStates.transition(parcel('packed'), 'burn')).toThrow(DomainError);
  });

  it('refuses a state outside the table', () => expect(() => parcelStates.transition({ state: 'lost', weight: 1 }, 'send')).toThrow(DomainError));
});

describe('available', () => {
  it('lists each name once, without the guarded ones', () => {
    expect(parcelStates.available(parcel('packed'))).toEqual(['send', 'cancel']);
    expect(parcelStates.available(parcel('packed', 21))).toEqual(['cancel']);
    expect(parcelStates.available(parcel('sent'))).toEqual(['deliver', 'cancel']);
    expect(parcelStates.available(parcel('delivered'))).toEqual([]);
  });
});

describe('defineStates', () => {
  it('tells its states', () => {
    expect(parcelStates.initial).toBe('packed');
    expect(parcelStates.states).toEqual(['packed', 'sent', 'delivered', 'cancelled', 'returning']);
  });

  it('refuses two ways out under one name', () => {
    const row = { name: 'go', from: ['a'], to: 'b' };
    expect(() => defineStates({ initial: 'a', transitions: [row, { ...row, to: 'c' }] })).toThrow('go from a is defined twice');
  });

  it('refuses a state that nothing leads to', () => {
    const transitions = [
      { name: 'go', from: ['a'], to: 'b' },
      { name: 'back', from: ['x'], to: 'a' },
    ];
    expect(() => defineStates({ initial: 'a', transitions })).toThrow('No transition leads to: x.');
  });
});
