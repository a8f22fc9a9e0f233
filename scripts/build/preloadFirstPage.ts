import type { Plugin } from 'vite';

/**
 * Names the chunks behind boot's dynamic import in index.html, so that the browser fetches them beside boot and not
 * after it: boot asks for the trace's bytes first and the page's code is there when it wants it.
 */
export function preloadFirstPage(module: string): Plugin {
  return {
    name: 'preload-first-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = new Map(
          Object.values(bundle ?? {}).flatMap((output) =>
            output.type === 'chunk' ? [[output.fileName, output] as const] : [],
          ),
        );
        const first = [...chunks.values()].find((chunk) => chunk.moduleIds.some((id) => id.endsWith(module)));
        if (!first) throw new Error(`no chunk is made of ${module}`);
        const wanted = new Set([first.fileName]);
        for (const fileName of wanted)
          for (const needed of chunks.get(fileName)?.imports ?? []) wanted.add(needed);
        return [...wanted]
          .filter((fileName) => !html.includes(fileName))
          .map((fileName) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}
