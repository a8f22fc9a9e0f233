// npm start: builds when there is no build of these sources yet, then runs the command of dist/server in this process.
import { pathToFileURL } from 'node:url';
import { COMMAND, ensureBuilt, giveUp } from './build/ensureBuilt.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  giveUp(`needs Node 20.19 or newer, this is ${process.versions.node}`);
}
ensureBuilt();
await import(pathToFileURL(COMMAND).href);
