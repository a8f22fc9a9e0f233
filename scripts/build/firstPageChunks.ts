import { build, type InlineConfig, type Rolldown } from 'vite';

/** Modules that are asked for together, by the ends of their paths. */
export interface Stage {
  readonly name: string;
  readonly modules: readonly string[];
}

/** A part of the app: what it cannot be drawn without (undefined for what is on every page), and what it then asks for by itself. */
export interface Part {
  readonly first: Stage | undefined;
  readonly then: readonly Stage[];
  /** Few begin with this page. */
  readonly isRare?: boolean;
}

/** How the app is loaded: first what every page has, then one of the pages. */
export interface LoadingOrder {
  readonly common: readonly Stage[];
  readonly parts: readonly Part[];
}

/**
 * The name of the chunk of each module, so that a page comes in a few files: one for each stage of its own (and one for what
 * others need of it), one for what several pages begin with, one for what several ask for later. A bundler left alone makes
 * a chunk for every set of modules that the same entries need: dozens for a page, which a browser asks for six at a time,
 * journey after journey. What an entry needs is only known when unused code is gone, so the app is built once to see that.
 */
export async function firstPageChunks(
  config: InlineConfig,
  { common, parts }: LoadingOrder,
): Promise<ReadonlyMap<string, string>> {
  const chunks = await buildOnce(config);
  const needs = ({ modules }: Stage) => neededBy(modules, chunks);
  const names = new Map<string, string>();
  for (const stage of common) for (const id of needs(stage)) if (!names.has(id)) names.set(id, stage.name);
  const rare = new Set(parts.flatMap(({ first, isRare }) => (first && isRare ? [first.name] : [])));
  /** Names of the parts that begin with a module, and of the later stages that need it, one a part. */
  const begins = new Map<string, string[]>();
  const later = new Map<string, string[]>();
  for (const { first, then } of parts) {
    const own = new Set(first && needs(first));
    for (const id of own) put(begins, id, first?.name ?? '');
    for (const stage of then) {
      for (const id of needs(stage)) {
        if (!own.has(id)) put(later, id, stage.name);
        own.add(id);
      }
    }
  }
  for (const id of new Set([...begins.keys(), ...later.keys()])) {
    const [page, ...otherPages] = begins.get(id) ?? [];
    const [stage = '', ...otherStages] = later.get(id) ?? [];
    const name =
      page === undefined
        ? otherStages.length > 0
          ? 'beside-pages'
          : stage
        : otherPages.length > 0
          ? sharedName([page, ...otherPages], parts[0]?.first?.name, rare)
          : stage === ''
            ? page
            : `${page}-and-others`;
    if (!names.has(id)) names.set(id, name);
  }
  return names;
}

/** The chunk of what these pages begin with. */
function sharedName(
  pages: readonly string[],
  heaviest: string | undefined,
  rare: ReadonlySet<string>,
): string {
  // A page that is seldom begun with makes no other one heavier by what it has in common with a single one.
  if (pages.length === 2 && pages.some((page) => rare.has(page))) return pages.join('-and-');
  // The first of all pages is the heaviest: it fetches nothing that only others have in common.
  return pages[0] === heaviest ? 'pages' : 'other-pages';
}

function put(lists: Map<string, string[]>, id: string, name: string): void {
  const list = lists.get(id);
  if (list) list.push(name);
  else lists.set(id, [name]);
}

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

async function buildOnce(config: InlineConfig): Promise<Chunks> {
  const made = await build({
    ...config,
    configFile: false,
    logLevel: 'silent',
    build: { ...config.build, write: false, minify: false },
  });
  const outputs = (Array.isArray(made) ? made : [made]).flatMap((one) => ('output' in one ? one.output : []));
  return new Map(outputs.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])));
}

/** Ids of all modules in the chunks that hold these modules, and in those that they import statically. */
function neededBy(modules: readonly string[], chunks: Chunks): ReadonlySet<string> {
  const needed = new Set<Rolldown.OutputChunk>();
  for (const end of modules) {
    const holder = [...chunks.values()].find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(end)));
    if (holder === undefined) throw new Error(`no chunk holds ${end}`);
    needed.add(holder);
  }
  for (const { imports } of needed) {
    for (const fileName of imports) {
      const imported = chunks.get(fileName);
      if (imported !== undefined) needed.add(imported);
    }
  }
  return new Set([...needed].flatMap(({ moduleIds }) => moduleIds));
}
