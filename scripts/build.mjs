// npm run build: the app and the command, unless there is a build of these sources already.
import { ensureBuilt } from './build/ensureBuilt.mjs';

ensureBuilt();
