import { askedOf } from './http';
import type { ByteOrigin } from './TraceEngine';

/** How an origin is named to people: "GET /api/traces/1a2b", "file trace.json". */
export function originName(origin: ByteOrigin): string {
  if (origin.from === 'url') return askedOf(origin.url);
  return origin.from === 'file' ? `file ${origin.file.name}` : origin.label;
}
