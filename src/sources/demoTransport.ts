import { answered } from '../core';
import type { JaegerEndpoint } from './endpoint';
import type { Transport } from './Transport';

/** The demo's endpoint in the page, asked like a server. */
export function demoTransport(endpoint: JaegerEndpoint): Transport {
  const ask = (path: string): { readonly status: number; readonly pieces: Iterable<string> } => {
    const cut = path.indexOf('?');
    const query = new URLSearchParams(cut < 0 ? '' : path.slice(cut + 1));
    const answer = endpoint({ method: 'GET', path: `/${cut < 0 ? path : path.slice(0, cut)}`, query });
    return { status: answer.status, pieces: answer.body };
  };
  const asked = (path: string): string => `GET /${path} of the demo`;
  return {
    label: 'Demo',
    asked,
    reply: (path) => {
      const { status, pieces } = ask(path);
      return Promise.resolve(answered({ status, text: [...pieces].join(''), retryAfterSeconds: undefined }));
    },
    origin: (path) => ({ from: 'bytes', bytes: encodePieces(ask(path).pieces), label: asked(path) }),
  };
}

function encodePieces(pieces: Iterable<string>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const encoded: Uint8Array[] = [];
  let length = 0;
  for (const piece of pieces) {
    const bytes = encoder.encode(piece);
    encoded.push(bytes);
    length += bytes.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const bytes of encoded) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}
