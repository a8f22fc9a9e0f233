import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';

/** Modules of the app that the exported file has another one for: it has no server, no pages but traces, and unpacks nothing. */
const INSTEAD: readonly (readonly [module: string, instead: string])[] = [
  ['src/app/pages.ts', 'src/app/viewer/viewerPages.ts'],
  ['src/state/query/connection.ts', 'src/app/viewer/viewerConnection.ts'],
  ['src/views/trace/callgraph/FlowGraph.tsx', 'src/app/viewer/FlowGraph.tsx'],
];

const NO = `() => { throw new Error('an exported file has no use for this'); }`;
const nothing = (name: string) => `export const ${name} = () => null;`;
const never = (name: string) => `export const ${name} = ${NO};`;

/**
 * What an exported file has no use for, and what stands there instead: files of other forms, searches, a server to ask again, links to
 * other traces, and exporting once more.
 */
const LEFT_OUT: readonly (readonly [module: string, code: string])[] = [
  ['src/worker/otlp/ProtobufTranscoder.ts', never('ProtobufTranscoder')],
  ['src/worker/files/loadUnpacker.ts', never('loadUnpacker')],
  ['src/worker/ResultTables.ts', 'export class ResultTables { close() {} }'],
  ['src/worker/summariseTraces.ts', never('summariseTraces')],
  ['src/worker/suggestAttributes.ts', never('suggestAttributes')],
  ['src/worker/tabledTraces.ts', never('tabledTraces')],
  ['src/worker/warmUp.ts', nothing('warmUp')],
  ['src/worker/writeToBlobs.ts', never('writeToBlobs')],
  ['src/core/write/redact/previewRedaction.ts', never('previewRedaction')],
  ['src/core/parse/chrome/nestChromeEvents.ts', never('nestChromeEvents')],
  ['src/core/parse/chrome/chromeSpanTexts.ts', never('chromeSpanTexts')],
  ['src/app/export/useExportDialog.tsx', nothing('useExportDialog')],
  ['src/views/trace/exporting/ExportButton.tsx', nothing('ExportButton')],
  ['src/views/trace/header/CompareButton.tsx', nothing('CompareButton')],
  ['src/views/trace/moves/NotFoundHelp.tsx', nothing('NotFoundHelp')],
  ['src/views/trace/moves/ResultSteps.tsx', nothing('ResultSteps')],
  ['src/views/trace/moves/SearchTerms.tsx', nothing('SearchTerms')],
  ['src/views/trace/moves/Trail.tsx', nothing('Trail')],
  ['src/views/trace/refresh/RefreshControls.tsx', nothing('RefreshControls')],
  ['src/views/trace/refresh/WaitForTrace.tsx', nothing('WaitForTrace')],
];

const WORKER =
  /new Worker\(new URL\('\.\/([\w.-]+\.worker)\.ts', import\.meta\.url\), \{ type: 'module' \}\)/g;

/** A page from the disk may load no other file: workers run the one script, which does by its name what the worker is for. */
function insideOneFile(root: string): Plugin {
  const at = (module: string) => join(root, module).replaceAll('\\', '/');
  const instead = new Map(INSTEAD.map(([module, other]) => [at(module), at(other)]));
  const leftOut = new Map(LEFT_OUT.map(([module, code]) => [at(module), code]));
  return {
    name: 'inside-one-file',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const other = resolved && instead.get(resolved.id);
      // The stand-in itself may look at what it stands for.
      return other === undefined || importer === other ? resolved : other;
    },
    load(id) {
      return leftOut.get(id) ?? null;
    },
    transform(code, id) {
      if (!id.startsWith(at('src/')) || code.search(WORKER) < 0) return null;
      const replaced = code.replace(
        WORKER,
        (_, name: string) => `new Worker(globalThis.spanlightCode, { name: '${name}' })`,
      );
      return { code: replaced, map: null };
    },
  };
}

/** How the code of an exported file is built: one classic script, one style sheet. */
export const viewerConfig = (root: string): InlineConfig => ({
  root,
  configFile: false,
  logLevel: 'silent',
  publicDir: false,
  plugins: [insideOneFile(root), react()],
  build: {
    write: false,
    target: ['chrome120', 'firefox128', 'safari17.4'],
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    rolldownOptions: {
      input: join(root, 'src/app/viewer/entry.ts'),
      output: { format: 'iife', codeSplitting: false, entryFileNames: 'viewer.js' },
    },
  },
});
