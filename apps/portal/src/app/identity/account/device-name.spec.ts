import { deviceName } from './device-name';

describe('deviceName', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0', 'Edge · Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604 MicroMessenger/8', '微信 WeChat · iOS'],
    ['Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537.36', 'Chrome · Android'],
    ['curl/8', ''],
    [null, ''],
  ])('%p is %p', (userAgent, name) => expect(deviceName(userAgent)).toBe(name));
});
