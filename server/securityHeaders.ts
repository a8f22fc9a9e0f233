import type { ServeOptions } from './options';

type Headers = Readonly<Record<string, string>>;

const COMMON: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

type Allowing = Pick<ServeOptions, 'allowUrls'>;

/** This server, and where a link may have the worker fetch a file from. */
const connectSource = ({ allowUrls }: Allowing): string => ["connect-src 'self'", ...allowUrls].join(' ');

/** For the app's own files. The policy is that of the worker, which does not inherit the page's. */
export const fileHeaders = (options: Allowing): Headers => ({
  ...COMMON,
  'Content-Security-Policy': `default-src 'none'; script-src 'self'; ${connectSource(options)}; worker-src 'self'`,
});

/** For answers of the API: should one be opened as a page, it can do nothing. */
export const API_HEADERS: Headers = {
  ...COMMON,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
};

/** For index.html: only the app's own scripts and styles run, and they talk to this server, and to those whose files may be opened. */
export function pageHeaders(options: ServeOptions): Headers {
  const { frameAncestors, trustedTypes } = options;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    connectSource(options),
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors}`,
    ...(trustedTypes ? ["require-trusted-types-for 'script'", 'trusted-types default'] : []),
  ];
  return {
    ...COMMON,
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  };
}
