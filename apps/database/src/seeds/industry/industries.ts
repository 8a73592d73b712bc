import type { Industry, IndustryCode } from './industry';
import { LUBRICANTS } from './lubricants/lubricants';
import { PHARMA } from './pharma/pharma';

/** The demo companies that there are. */
export const INDUSTRIES: Readonly<Record<IndustryCode, Industry>> = { lubricants: LUBRICANTS, pharma: PHARMA };
