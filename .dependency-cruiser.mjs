// The rooms of the project and what each may import (ARCHITECTURE.md explains them). Type-only imports count as
// imports, and a cycle of type-only imports is a cycle: two modules that need each other's types are one thing cut badly.
// Works with TypeScript 6.0 only: with 7 dependency-cruiser reads no import and reports no violation, which is why
// scripts/checks/layers.mjs also runs these rules over planted violations.

const TEST_FILE = '\\.(test|spec)\\.tsx?$';
const REACT = '(^|/)node_modules/(@types/)?react(-dom)?/';
const BASE_UI = '(^|/)node_modules/@base-ui/';

/** A room under src/ that may import itself and the places named. Tests beside the code are free to use more. */
function room(name, allowed) {
  return {
    name: `${name}-stays-in-its-layer`,
    severity: 'error',
    from: { path: `^src/${name}/`, pathNot: TEST_FILE },
    to: {
      path: '^(src|server|e2e|bench|test|scripts)/',
      pathNot: [name, ...allowed].map((place) => `^src/${place}/`),
    },
  };
}

/** A folder inside core that may import itself and the folders named. */
function coreRoom(name, allowed) {
  return {
    name: `core-${name}-stays-in-its-layer`,
    severity: 'error',
    from: { path: `^src/core/${name}/`, pathNot: TEST_FILE },
    to: { path: '^src/core/', pathNot: [name, ...allowed].map((place) => `^src/core/${place}/`) },
  };
}

export default {
  forbidden: [
    room('app', ['views', 'pieces', 'state', 'sources', 'worker', 'core', 'ui']),
    room('views', ['pieces', 'state', 'sources', 'worker', 'core', 'ui']),
    room('pieces', ['sources', 'worker', 'core', 'ui']),
    room('state', ['sources', 'worker', 'core']),
    room('sources', ['worker', 'core']),
    room('worker', ['otlp', 'core']),
    room('otlp', []),
    room('ui', []),
    room('testing', ['core', 'worker', 'sources']),
    coreRoom('model', []),
    coreRoom('format', ['model']),
    coreRoom('parse', ['model']),
    coreRoom('analyse', ['model']),
    coreRoom('layout', ['model', 'analyse', 'format']),
    coreRoom('query', ['model', 'parse', 'analyse', 'format']),
    {
      name: 'core-is-pure',
      comment: 'core imports nothing from outside core: no package, no Node module, no other room',
      severity: 'error',
      from: { path: '^src/core/', pathNot: TEST_FILE },
      to: { pathNot: '^src/core/' },
    },
    {
      name: 'core-has-one-door',
      comment: 'outside core, import from src/core/index.ts',
      severity: 'error',
      from: { pathNot: '^src/core/' },
      to: { path: '^src/core/', pathNot: '^src/core/index\\.ts$' },
    },
    {
      name: 'view-imports-another-view',
      severity: 'error',
      from: { path: '^src/views/([^/]+)/' },
      to: { path: '^src/views/', pathNot: '^src/views/$1/' },
    },
    {
      name: 'testing-in-production',
      severity: 'error',
      from: { path: '^(src|server)/', pathNot: ['^src/testing/', TEST_FILE] },
      to: { path: '^(src/testing/|test/|.*\\.test\\.tsx?$)' },
    },
    {
      name: 'ui-knows-only-react',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: TEST_FILE },
      to: { pathNot: ['^src/', REACT, BASE_UI] },
    },
    {
      name: 'server-uses-only-core-and-sources',
      comment: 'and OTLP’s messages and, for --big-traces, the text that the benchmarks measure with',
      severity: 'error',
      from: { path: '^server/', pathNot: TEST_FILE },
      to: {
        path: '^(src|e2e|bench|test|scripts)/',
        pathNot: ['^src/(core|otlp|sources)/', '^bench/traceText'],
      },
    },
    {
      name: 'browser-code-uses-node',
      severity: 'error',
      from: { path: '^src/', pathNot: [TEST_FILE, '^src/testing/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'production-uses-a-development-package',
      severity: 'error',
      from: { path: '^(src|server)/', pathNot: [TEST_FILE, '^src/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/' },
    },
    { name: 'cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'orphan',
      comment:
        'a module that neither imports nor is imported; workers are started by address, scripts by name',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '\\.config\\.[jt]s$', '\\.worker\\.ts$', '\\.css$', TEST_FILE, '^scripts/'],
      },
      to: {},
    },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/(layers|lint)/planted/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css', '.json', '.d.ts'],
    },
  },
};
