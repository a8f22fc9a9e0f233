/** One line of the site's menu: a link, or (without `url`) a text. */
export interface MenuLine {
  readonly label: string;
  /** As it was configured: checked where it becomes a link. */
  readonly url: string | undefined;
  /** Opens in a tab of its own. */
  readonly isNewTab: boolean;
}

/** A group of the site's menu, or an item of its own. */
export interface MenuGroup {
  readonly label: string;
  readonly items: readonly MenuLine[];
}

/** A text with places to be filled in. */
export interface LinkTemplate {
  /** What the places ask for, each once. */
  readonly names: readonly string[];
  /** Fills them; `encoded`: the values become parts of an address. May throw: the template may be a function of the site. */
  readonly fill: (values: ReadonlyMap<string, LinkValue>, encoded: boolean) => string;
}

/** What links are made of: times and durations are numbers of microseconds. */
export type LinkValue = string | number | boolean;

/** Where a link pattern applies, in Jaeger's words before and since the OpenTelemetry ones. */
export type LinkPlace = 'traces' | 'tags' | 'process' | 'logs';

/** How values become links to other sites. */
export interface LinkPattern {
  /** Never throws. */
  readonly isFor: (place: LinkPlace) => boolean;
  readonly fits: (key: string, value: LinkValue) => boolean;
  readonly url: LinkTemplate;
  readonly text: LinkTemplate;
}

/** A part of the configuration that is not used as it stands. */
export interface SiteFault {
  /** "search.maxLimit" */
  readonly key: string;
  readonly reason: string;
}

/** What the site that serves the page decides: Jaeger UI's configuration, read and checked (docs/configuration.md). */
export interface SiteConfig {
  readonly menu: readonly (MenuLine | MenuGroup)[];
  readonly linkPatterns: readonly LinkPattern[];
  /** The server has an archive, and the site wants it offered. */
  readonly archive: boolean;
  /** The server keeps metrics; undefined where it does not say. */
  readonly metrics: boolean | undefined;
  /** What the server says of searches without a service; undefined where it does not. */
  readonly searchWithoutService: boolean | undefined;
  readonly monitorMenu: boolean;
  readonly systemMenu: boolean;
  readonly pathsMenu: boolean;
  /** The graph of more services is drawn on demand only. */
  readonly mostGraphServices: number;
  /** Look-backs longer than this are not offered, in milliseconds. */
  readonly longestLookback: number;
  /** A key of `lookbacks`. */
  readonly usualLookback: string;
  readonly mostTraces: number;
  /** By how much searches end before now, in milliseconds; 0 = they end now. */
  readonly endShift: number;
  readonly idLength: number;
  /** Attributes whose keys begin so stand first. */
  readonly topPrefixes: readonly string[];
  readonly withFiles: boolean;
  /** Other origins whose files a link may name (`?url=`), as browsers write them. */
  readonly fileOrigins: readonly string[];
  readonly withJson: boolean;
  readonly newTabs: boolean;
  /** The reader chooses between light and dark; else all is light. */
  readonly themeChoice: boolean;
  /** The Jaeger that serves the page, '' where none does, or where it does not say. */
  readonly serverVersion: string;
  readonly faults: readonly SiteFault[];
  /** Keys that are set and that Spanlight has no use for. */
  readonly unused: readonly string[];
}
