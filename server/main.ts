import { fileURLToPath } from 'node:url';
import { run } from './run';

// The bundle lies in dist/server, the app beside it in dist/app.
const outcome = await run(process.argv.slice(2), {
  appFolder: fileURLToPath(new URL('../app', import.meta.url)),
  print: (line) => {
    console.log(line);
  },
  complain: (line) => {
    console.error(line);
  },
});

const { server } = outcome;
if (server === undefined) {
  process.exitCode = outcome.exitCode;
} else {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Once: a second signal ends the process the hard way.
    process.once(signal, () => {
      void server.close();
    });
  }
}
