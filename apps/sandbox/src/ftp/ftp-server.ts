import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { serveFtpConnection } from './ftp-connection';
import type { FtpAccounts } from './ftp-session';

/** A small strict FTP server (RFC 959, 2428, 3659): passive mode only, each account shut into its own home. */
export class FtpServer {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor(accounts: FtpAccounts) {
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
      // a client that goes away in the middle ends its own connection only
      serveFtpConnection(socket, accounts).catch(() => socket.destroy());
    });
  }

  /** Resolves to the port; 0 asks for any free one. */
  async listen(port: number, host: string): Promise<number> {
    this.server.listen(port, host);
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}
