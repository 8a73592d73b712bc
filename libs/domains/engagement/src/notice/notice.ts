/** Whom an event is told: the people of a party, of both, or of the one that did not do it. */
export type Told = 'buyer' | 'seller' | 'both' | 'other';

/** How one kind of event is told. */
export interface Notice {
  readonly tell: Told;
  readonly zh: string;
  readonly en: string;
  /** False: no mail unless somebody asks for it; steps that call for nothing. */
  readonly mail?: false;
}

export type Notices = Readonly<Record<string, Notice>>;
