import type { ShipmentEventDto } from '@tributary/api-client';
import { shipmentSteps } from './shipment-steps';

const event = (change: Partial<ShipmentEventDto>): ShipmentEventDto => ({
  id: 1,
  kind: 'departed',
  at: '2026-03-05T06:00:00Z',
  recordedAt: '2026-03-05T06:00:00Z',
  note: null,
  latitude: null,
  longitude: null,
  expectedArrivalAt: null,
  actorName: '周工',
  ...change,
});

describe('shipmentSteps', () => {
  it('tells the latest first, with place and note', () => {
    const steps = shipmentSteps(
      [event({}), event({ kind: 'position', note: '沧州服务区', latitude: 38.31, longitude: 116.86 })],
      (key, params) => `${key}${params ? JSON.stringify(params) : ''}`,
    );
    expect(steps.map((step) => step.title)).toEqual(['shipmentEvent.position', 'shipmentEvent.departed']);
    expect(steps[0]?.note).toBe('沧州服务区 · shipment.position{"latitude":38.31,"longitude":116.86}');
    expect(steps[1]?.note).toBe('');
  });

  it('marks a delay as something to act on', () => {
    expect(shipmentSteps([event({ kind: 'delayed' })], (key) => key)[0]?.tone).toBe('sand');
  });
});
