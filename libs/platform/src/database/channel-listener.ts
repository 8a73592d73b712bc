import { Logger } from '@nestjs/common';
import { Client } from 'pg';

export interface ChannelEars {
  heard(payload: string): void;
  /** The connection is back after a break: what was said meanwhile is lost. */
  reconnected(): void;
}

const AGAIN_MS = 2000;

/** Hears a channel of PostgreSQL's NOTIFY on a connection of its own, and comes back by itself when that breaks. */
export class ChannelListener {
  private readonly logger = new Logger(ChannelListener.name);
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private connections = 0;

  /** `channel` is a name of ours, never anything typed. */
  constructor(
    private readonly databaseUrl: string,
    private readonly channel: string,
    private readonly ears: ChannelEars,
  ) {}

  start(): void {
    void this.connect().catch((error: unknown) => this.lost(error));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({ connectionString: this.databaseUrl, application_name: `tributary-${this.channel}`, keepAlive: true });
    this.client = client;
    client.on('notification', ({ payload }) => this.ears.heard(payload ?? ''));
    client.on('error', (error) => this.lost(error));
    await client.connect();
    await client.query(`LISTEN ${this.channel}`);
    this.connections += 1;
    if (this.connections > 1) this.ears.reconnected();
  }

  private lost(error: unknown): void {
    if (this.stopped) return;
    this.logger.warn(`channel ${this.channel} lost, connecting again: ${error instanceof Error ? error.message : String(error)}`);
    clearTimeout(this.timer);
    this.client?.removeAllListeners('notification');
    this.timer = setTimeout(() => this.start(), AGAIN_MS);
  }
}
