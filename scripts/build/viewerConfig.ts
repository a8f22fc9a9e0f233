import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';

/** Modules of the app that the exported file has another one for: it has no server, no pages but traces, and unpacks nothing. */
const INSTEAD: readonly (readonly [module: string, instead: string])[] = [
  ['src/app/pages.ts', 'src/app/viewer/viewerPages.ts'],
  ['src/state/query/connection.ts', 'src/app/viewer/viewerConnection.ts'],
];

/** What only files of other forms need, which nobody drops onto an exported file. */
const LEFT_OUT = ['src/worker/otlp/ProtobufTranscoder.ts', 'src/worker/files/loadUnpacker.ts'];

const WORKER =
  /new Worker\(new URL\('\.\/([\w.-]+\.worker)\.ts', import\.meta\.url\), \{ type: 'module' \}\)/g;

/** A page from the disk may load no other file: each worker is code inside of the one script. */
function insideOneFile(root: string): Plugin {
  const at = (module: string) => join(root, module).replaceAll('\\', '/');
  const instead = new Map(INSTEAD.map(([module, other]) => [at(module), at(other)]));
  const leftOut = new Set(LEFT_OUT.map(at));
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
      if (!leftOut.has(id)) return null;
      return `const no = () => { throw new Error('an exported file opens no other forms'); };
export class ProtobufTranscoder { constructor() { no(); } }
export const loadUnpacker = async () => no();`;
    },
    transform(code, id) {
      if (!id.startsWith(at('src/')) || code.search(WORKER) < 0) return null;
      let imports = '';
      let count = 0;
      const replaced = code.replace(WORKER, (_, file: string) => {
        const name = `InsideWorker${String(++count)}`;
        imports += `import ${name} from './${file}.ts?worker&inline';\n`;
        return `new ${name}()`;
      });
      return { code: imports + replaced, map: null };
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
  worker: {
    format: 'iife',
    plugins: () => [insideOneFile(root)],
    rolldownOptions: { output: { codeSplitting: false } },
  },
  build: {
    write: false,
    target: ['chrome120', 'firefox128', 'safari17.4'],
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    rolldownOptions: {
      input: join(root, 'src/app/viewer/viewer.tsx'),
      output: { format: 'iife', codeSplitting: false, entryFileNames: 'viewer.js' },
    },
  },
});
