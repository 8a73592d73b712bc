import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const PATIENCE_MS = 15_000;

/** One passive data connection: opened by PASV or EPSV, used by one transfer. Only the control connection's own host gets in. */
export class FtpDataChannel {
  private readonly server: Server;
  private readonly connected: Promise<Socket>;

  private constructor(
    private readonly host: string,
    peer: string | undefined,
  ) {
    this.server = createServer();
    this.connected = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no data connection was made')), PATIENCE_MS);
      this.server.on('connection', (socket) => {
        if (socket.remoteAddress !== peer) return void socket.destroy();
        clearTimeout(timer);
        this.server.close();
        resolve(socket);
      });
      this.server.once('close', () => clearTimeout(timer));
    });
    // a client may open a channel and never use it
    this.connected.catch(() => this.server.close());
  }

  static async open(host: string, peer: string | undefined): Promise<FtpDataChannel> {
    const channel = new FtpDataChannel(host, peer);
    channel.server.listen(0, host);
    await once(channel.server, 'listening');
    return channel;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** "h1,h2,h3,h4,p1,p2" of PASV. */
  get passiveAddress(): string {
    return [...this.host.split('.'), this.port >> 8, this.port & 0xff].join(',');
  }

  socket(): Promise<Socket> {
    return this.connected;
  }

  close(): void {
    this.server.close();
    void this.connected.then((socket) => socket.destroy()).catch(() => undefined);
  }
}
