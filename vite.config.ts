import react from '@vitejs/plugin-react';
import { defineConfig, type InlineConfig } from 'vite';
import { firstPageChunks } from './scripts/build/firstPageChunks.ts';
import { precompress } from './scripts/build/precompress.ts';
import { preloadFirstPage } from './scripts/build/preloadFirstPage.ts';
import { standaloneViewer } from './scripts/build/standaloneViewer.ts';

// Everything but index.html lies under static/ and is named by its hash: Jaeger's static-assets option serves
// only that folder, and a hashed name may be cached for ever. Relative addresses let one build run below any path.
const app = {
  base: './',
  plugins: [react()],
  build: {
    outDir: 'dist/app',
    assetsDir: 'static',
    // read by scripts/checks/bundle.mjs
    manifest: true,
    target: ['chrome120', 'firefox128', 'safari17.4'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Terms of the libraries that come along.
    license: { fileName: 'static/licences.md' },
  },
  worker: { format: 'es' },
} satisfies InlineConfig;

/** In which order the app is loaded; everything that is not named is loaded on demand and left to the bundler. */
const loading = {
  common: [
    { name: 'boot', modules: ['src/app/boot.ts'] },
    { name: 'frame', modules: ['src/app/start.tsx'] },
  ],
  // What comes later is what a page asks for by itself as soon as it is drawn.
  parts: [
    {
      first: { name: 'trace', modules: ['src/views/trace/TracePage.tsx'] },
      then: [
        {
          name: 'beside-trace',
          modules: [
            'src/views/trace/BarsButton.tsx',
            'src/views/trace/BesideButton.tsx',
            'src/views/trace/TraceCommands.tsx',
            'src/views/trace/cuts/RowsMenu.tsx',
            'src/views/trace/exporting/ExportButton.tsx',
            'src/views/trace/header/CompareButton.tsx',
            'src/views/trace/header/CopyLink.tsx',
            'src/views/trace/header/Insights.tsx',
            'src/views/trace/minimap/Minimap.tsx',
            'src/views/trace/timeline/columns/RowExtrasSource.tsx',
            'src/views/trace/timeline/ScrollTicks.tsx',
            'src/views/trace/timeline/TimelineControls.tsx',
          ],
        },
        { name: 'detail', modules: ['src/views/trace/detail/detailCode.ts'] },
      ],
    },
    {
      first: { name: 'search', modules: ['src/views/search/SearchPage.tsx'] },
      then: [
        {
          name: 'beside-results',
          modules: [
            'src/views/search/Plot.tsx',
            'src/views/search/SystemLinks.tsx',
            'src/views/search/SearchCommands.tsx',
            'src/views/search/columns/LayoutPanel.tsx',
            'src/views/search/common/CommonButton.tsx',
            'src/views/search/download/DownloadButton.tsx',
            'src/views/search/facets/FacetPanel.tsx',
            'src/views/search/find/ResultFindBar.tsx',
            'src/views/search/groups/GroupChoice.tsx',
            'src/views/search/live/LiveControls.tsx',
            'src/views/search/watch/WatchButton.tsx',
          ],
        },
      ],
    },
    {
      first: {
        name: 'system',
        modules: ['src/views/system/SystemPage.tsx', 'src/views/system/paths/PathsPage.tsx'],
      },
      then: [],
    },
    { first: { name: 'monitor', modules: ['src/views/monitor/MonitorPage.tsx'] }, then: [] },
    {
      first: { name: 'compare', modules: ['src/views/compare/ComparePage.tsx'] },
      then: [],
      isRare: true,
    },
    { first: { name: 'watch', modules: ['src/app/watch/WatchPage.tsx'] }, then: [] },
    {
      first: undefined,
      then: [
        {
          name: 'beside-frame',
          modules: [
            'src/app/Commands.tsx',
            'src/app/saved/SavedBar.tsx',
            'src/pieces/times/TimeForms.tsx',
            'src/state/query/openDroppedFiles.ts',
          ],
        },
      ],
    },
  ],
};

export default defineConfig(async ({ command }) => {
  if (command !== 'build') return app;
  // A build is for use whatever the surrounding says: under NODE_ENV=test it would hold React for development, which draws every
  // page twice.
  process.env['NODE_ENV'] = 'production';
  const names = await firstPageChunks(app, loading);
  const name = (id: string) => names.get(id) ?? null;
  return {
    ...app,
    plugins: [...app.plugins, standaloneViewer(), preloadFirstPage('src/app/start.tsx'), precompress()],
    build: {
      ...app.build,
      rolldownOptions: {
        output: {
          codeSplitting: {
            // Each group holds exactly what is named.
            includeDependenciesRecursively: false,
            groups: [{ debugName: 'parts of pages', name }],
          },
        },
      },
    },
  };
});
