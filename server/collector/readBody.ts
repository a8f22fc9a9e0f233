import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';

/** The body of a request, unpacked. */
export type ReadBody =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly why: 'too-large' | 'broken' | 'gone' };

/**
 * Reads a body of at most `most` bytes, as sent and as unpacked. Resolves as soon as it is too much; what still comes is then
 * thrown away. Never rejects.
 */
export function readBody(incoming: IncomingMessage, isGzip: boolean, most: number): Promise<ReadBody> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    let sent = 0;
    const gunzip = isGzip ? createGunzip() : undefined;
    const unpacked = gunzip ?? incoming;
    const giveUp = (why: 'too-large' | 'broken' | 'gone'): void => {
      parts.length = 0;
      incoming.unpipe();
      incoming.removeAllListeners('data');
      incoming.resume();
      gunzip?.destroy();
      resolve({ ok: false, why });
    };
    incoming.on('data', (part: Buffer) => {
      sent += part.length;
      if (sent > most) giveUp('too-large');
    });
    incoming.once('error', () => giveUp('gone'));
    incoming.once('close', () => {
      if (!incoming.complete) giveUp('gone');
    });
    unpacked.on('data', (part: Buffer) => {
      size += part.length;
      if (size > most) giveUp('too-large');
      else parts.push(part);
    });
    unpacked.once('end', () => resolve({ ok: true, body: Buffer.concat(parts) }));
    if (gunzip === undefined) return;
    gunzip.once('error', () => giveUp('broken'));
    incoming.pipe(gunzip);
  });
}
