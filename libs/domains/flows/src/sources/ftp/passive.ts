import type { FTPContext, FTPResponse } from 'basic-ftp';
import { connectForPassiveTransfer, parseEpsvResponse, parsePasvResponse } from 'basic-ftp/dist/transfer';

/**
 * Data connections always go to the machine that answered: servers behind a router announce addresses that lead nowhere,
 * and hostile ones the address of somebody else.
 */
export async function passiveToSameHost(ftp: FTPContext): Promise<FTPResponse> {
  const host = ftp.socket.remoteAddress;
  if (host === undefined) throw new Error('The control connection is closed.');
  const extended = await ftp.request('EPSV').catch(() => undefined);
  const answer = extended ?? (await ftp.request('PASV'));
  const port = extended ? parseEpsvResponse(extended.message) : parsePasvResponse(answer.message).port;
  await connectForPassiveTransfer(host, port, ftp);
  return answer;
}
