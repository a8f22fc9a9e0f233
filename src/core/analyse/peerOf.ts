/** Names of the other side, the most telling first: today's conventions, those before, OpenTracing's. */
export const peerKeys = [
  'peer.service',
  'server.address',
  'net.peer.name',
  'peer.hostname',
  'db.namespace',
  'db.name',
  'db.instance',
  'messaging.destination.name',
  'messaging.destination',
  'network.peer.address',
  'net.peer.ip',
  'peer.address',
] as const;

/** Whom a span calls, by its attributes; '' where none of them says. */
export function peerOf(attributes: ReadonlyMap<string, string>): string {
  for (const key of peerKeys) {
    const peer = attributes.get(key)?.trim() ?? '';
    if (peer !== '') return peer;
  }
  return '';
}
