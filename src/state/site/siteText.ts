/** What a server wrote into the page, each as JSON; undefined for what it left alone. */
export interface SiteText {
  readonly config: string | undefined;
  /** Jaeger 2.20 and newer. */
  readonly backend: string | undefined;
  /** Jaeger up to 2.19. */
  readonly storage: string | undefined;
  readonly version: string | undefined;
}

/**
 * Reads the lines by which a Jaeger fills index.html: `JAEGER_CONFIG = {…};`. It finds them by their own text
 * (cmd/jaeger/internal/extension/jaegerquery/internal/static_handler.go); where it wrote nothing, the name of a default stands there.
 */
export function readSiteText(text: string): SiteText {
  const line = (name: string) => new RegExp(`^\\s*${name} = (\\{.*\\});\\s*$`, 'm').exec(text)?.[1];
  return {
    config: line('JAEGER_CONFIG'),
    backend: line('JAEGER_BACKEND_CAPABILITIES'),
    storage: line('JAEGER_STORAGE_CAPABILITIES'),
    version: line('JAEGER_VERSION'),
  };
}
