/** What a Jaeger knows when it fills index.html. */
export interface IndexFacts {
  /** '/' or '/path'. */
  readonly basePath: string;
  /** A value for JSON, or the text of a script that defines UIConfig. */
  readonly config?: object | string;
  readonly capabilities: object;
  readonly version: object;
}

/** encoding/json of Go: what could end a script element is escaped. */
const goJson = (value: object): string =>
  JSON.stringify(value).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);

/**
 * Fills index.html as Jaeger's static handler does: by the regular expressions of that version, all occurrences
 * (extension/jaegerquery/internal/static_handler.go). 2.13 stands for all up to 2.17, 2.20 for all from 2.20 on.
 */
export function fillIndex(html: string, version: '2.13' | '2.20' | 'main', facts: IndexFacts): string {
  const { config } = facts;
  const put = (text: string, pattern: RegExp, put: string) => text.replace(pattern, () => put);
  let page = html;
  if (typeof config === 'string') page = put(page, /^\s*\/\/\s*JAEGER_CONFIG_JS.*\n.*/gim, config);
  else if (config)
    page = put(page, /JAEGER_CONFIG *= *DEFAULT_CONFIG;/g, `JAEGER_CONFIG = ${goJson(config)};`);
  const name = version === '2.13' ? 'STORAGE' : 'BACKEND';
  page = put(
    page,
    new RegExp(`JAEGER_${name}_CAPABILITIES *= *DEFAULT_${name}_CAPABILITIES;`, 'g'),
    `JAEGER_${name}_CAPABILITIES = ${goJson(facts.capabilities)};`,
  );
  page = put(page, /JAEGER_VERSION *= *DEFAULT_VERSION;/g, `JAEGER_VERSION = ${goJson(facts.version)};`);
  if (version === '2.13' && facts.basePath !== '/')
    page = put(page, /<base href="\/"/g, `<base href="${facts.basePath}/"`);
  return page;
}
