import type { ServerResponse } from 'node:http';
import { API_HEADERS } from './securityHeaders';

/** Answers with an error in the shape that Jaeger gives it: the legacy API's, or that of /api/v3. */
export function sendApiError(outgoing: ServerResponse, path: string, status: number, message: string): void {
  const body = path.startsWith('/api/v3/')
    ? { error: { httpCode: status, message } }
    : { data: null, total: 0, limit: 0, offset: 0, errors: [{ code: status, msg: message }] };
  outgoing.writeHead(status, { ...API_HEADERS, 'Content-Type': 'application/json' });
  outgoing.end(JSON.stringify(body) + '\n');
}

/** Answers with one line of text. */
export function sendText(outgoing: ServerResponse, status: number, line: string): void {
  outgoing.writeHead(status, { ...API_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
  outgoing.end(line + '\n');
}
