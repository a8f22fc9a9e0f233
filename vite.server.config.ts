import { defineConfig } from 'vite';

// The command as one self-contained file: after the build it needs Node and nothing else.
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'server/main.ts',
    outDir: 'dist/server',
    target: 'node20.19',
    minify: false,
    license: { fileName: 'licences.md' },
    rolldownOptions: {
      output: { banner: '#!/usr/bin/env node', entryFileNames: 'spanlight.mjs', codeSplitting: false },
    },
  },
});
