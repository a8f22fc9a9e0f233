import { build, type InlineConfig, type Rolldown } from 'vite';

/** Modules that are asked for together, by the ends of their paths. */
export interface Stage {
  readonly name: string;
  readonly modules: readonly string[];
}

/** How the app is loaded: first what every page has, then one of the pages, stage after stage. */
export interface LoadingOrder {
  readonly common: readonly Stage[];
  readonly pages: readonly (readonly Stage[])[];
}

/**
 * The name of the chunk of each module, so that a page comes in a few files: one for each stage, and one for what a stage of
 * one page has in common with one of another. A bundler left alone makes a chunk for every set of modules that the same
 * entries need: dozens for a page, which a browser asks for six at a time, journey after journey. What an entry needs is only
 * known when unused code is gone, so the app is built once to see that.
 */
export async function firstPageChunks(
  config: InlineConfig,
  { common, pages }: LoadingOrder,
): Promise<ReadonlyMap<string, string>> {
  const chunks = await buildOnce(config);
  const stagesOf = (order: readonly Stage[]) => {
    const stages = new Map<string, string>();
    for (const { name, modules } of order)
      for (const id of neededBy(modules, chunks)) if (!stages.has(id)) stages.set(id, name);
    return stages;
  };
  const names = stagesOf(common);
  const rest = new Map<string, string>();
  for (const stages of pages.map(stagesOf)) {
    for (const [id, stage] of stages) {
      const before = rest.get(id);
      if (!names.has(id)) rest.set(id, before === undefined ? stage : `${before}-${stage}`);
    }
  }
  return new Map([...names, ...rest]);
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
