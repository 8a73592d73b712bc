/** A mail as the pretend world keeps it. */
export interface KeptMail {
  readonly messageId: string;
  readonly receivedAt: string;
  readonly from: string;
  /** Whom the sending server named. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** How often it came: a repeat under the same Message-ID is the same mail. */
  readonly deliveries: number;
}

const KEPT = 500;

/** Everybody's mailbox in one: the latest mails, newest first. */
export class Mailbox {
  private mails: KeptMail[] = [];

  keep(mail: Omit<KeptMail, 'deliveries'>): void {
    const earlier = this.mails.find(({ messageId }) => messageId === mail.messageId);
    const others = this.mails.filter((kept) => kept !== earlier);
    this.mails = [{ ...mail, deliveries: (earlier?.deliveries ?? 0) + 1 }, ...others].slice(0, KEPT);
  }

  /** All of them, or those to one address, in whatever case. */
  list(to?: string): readonly KeptMail[] {
    return to ? this.mails.filter((mail) => mail.to.some((address) => address.toLowerCase() === to.toLowerCase())) : this.mails;
  }

  empty(): void {
    this.mails = [];
  }
}
