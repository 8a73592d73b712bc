import { randomInt } from 'node:crypto';

/** Without characters that are mistaken for one another when read aloud or from paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for the first sign-in, such as `k7mq-x2dp-9hra-tw4c`: 79 bits, easily dictated. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
