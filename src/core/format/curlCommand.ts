import type { Attribute, AttributeValue } from '../model';
import { attributeText } from './attributeText';

/** Quoted for a POSIX shell: nothing inside is special. Controls other than line breaks are left out. */
const shellQuoted = (text: string): string =>
  `'${text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').replace(/'/g, `'\\''`)}'`;

const textsOf = (value: AttributeValue): string[] =>
  value.type === 'array' ? value.values.map(attributeText) : [attributeText(value)];

const isToken = (text: string): boolean => /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(text);

/** The address that the attributes name, whole or in parts; undefined where they name none that begins with http. */
function addressOf(text: (...keys: readonly string[]) => string): string | undefined {
  const full = text('url.full', 'http.url');
  if (/^https?:\/\//i.test(full)) return full;
  const host = text('server.address', 'http.host', 'net.peer.name', 'http.server_name');
  if (host === '' || /[\s/?#@\\]/.test(host)) return undefined;
  const stated = text('url.scheme', 'http.scheme').toLowerCase();
  if (stated !== '' && stated !== 'http' && stated !== 'https') return undefined;
  const port = text('server.port', 'net.peer.port', 'net.host.port');
  const withPort = /^\d{1,5}$/.test(port) && !/:\d+$/.test(host) ? `${host}:${port}` : host;
  const query = text('url.query');
  const path = text('url.path', 'http.target') || '/';
  const rest =
    (path.startsWith('/') ? path : `/${path}`) + (query === '' ? '' : `?${query.replace(/^\?/, '')}`);
  return `${stated === '' ? 'http' : stated}://${withPort}${rest}`;
}

/**
 * The HTTP request of a span as a curl command, by OpenTelemetry's semantic conventions for HTTP (old and new names):
 * method, address, and the headers that were recorded. undefined where the attributes do not name a request. All values
 * are quoted, so that a hostile one is text to the shell. https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function curlCommand(attributes: readonly Attribute[]): string | undefined {
  const byKey = new Map(attributes.map(({ key, value }) => [key, value]));
  const text = (...keys: readonly string[]): string => {
    for (const key of keys) {
      const value = byKey.get(key);
      if (value !== undefined) return attributeText(value);
    }
    return '';
  };
  const stated = text('http.request.method_original', 'http.request.method', 'http.method');
  const address = addressOf(text);
  if (address === undefined || (stated !== '' && !isToken(stated))) return undefined;
  const method = stated === '' ? 'GET' : stated;
  const parts =
    method === 'GET'
      ? ['curl']
      : method === 'HEAD'
        ? ['curl --head']
        : [`curl --request ${shellQuoted(method)}`];
  parts.push(shellQuoted(address));
  const agent = text('user_agent.original', 'http.user_agent');
  if (agent !== '') parts.push(`--user-agent ${shellQuoted(agent.replace(/[\r\n]+/g, ' '))}`);
  for (const { key, value } of attributes) {
    const header = /^http\.request\.header\.(.+)$/.exec(key)?.[1]?.replace(/_/g, '-');
    if (header === undefined || !isToken(header)) continue;
    for (const one of textsOf(value))
      parts.push(`--header ${shellQuoted(`${header}: ${one.replace(/[\r\n]+/g, ' ')}`)}`);
  }
  return parts.join(' \\\n  ');
}
