/** What a site wants to know from a person. */
export interface WebQuestion {
  readonly id: number;
  readonly feedId: number | null;
  readonly dealerId: number;
  readonly prompt: string;
  readonly hasPicture: boolean;
  readonly attempt: number;
  readonly askedAt: Date;
  readonly expiresAt: Date;
}

/** open: waits; answered: the run takes it up; used: it has; the others are past. */
export type QuestionState = 'open' | 'answered' | 'used' | 'expired' | 'withdrawn';

/** Whose run asks. */
export interface Asker {
  readonly feedId: number | null;
  readonly tryId: number | null;
  readonly dealerId: number;
}
