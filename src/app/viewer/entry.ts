// The one script of an exported file: the page, or, in a worker, what the worker's name says. So code that both need is there once.
// scripts/build/viewerConfig.ts makes workers start this script.
if (typeof document === 'undefined') {
  if (self.name === 'engine.worker') void import('../../worker/engine.worker');
  else void import('../../views/trace/callgraph/layout.worker');
} else void import('./viewer');
