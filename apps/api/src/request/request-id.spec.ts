import { requestId } from './request-id';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const idFor = (given?: string | string[]) => requestId({ headers: { 'x-request-id': given as string } });

describe('request id', () => {
  it.each(['gateway-1234', 'a1b2c3d4', '018f-4e1c_x.y', 'x'.repeat(64)])('is the caller’s: %s', (given) => expect(idFor(given)).toBe(given));

  it.each([
    ['absent', undefined],
    ['too short', 'abc'],
    ['too long', 'x'.repeat(65)],
    ['a line break', 'abcdefgh\nforged log line'],
    ['markup', '<script>alert</script>'],
    ['blank', 'abcd efgh'],
  ])('is a new one when the caller’s is %s', (_, given) => expect(idFor(given)).toMatch(UUID));

  it('is never the same twice', () => expect(idFor()).not.toBe(idFor()));
});
