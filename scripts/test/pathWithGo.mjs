import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';

/** `path` as it has to be for `go` to run: itself, or with Go's usual folder added. undefined where there is no Go. */
export function pathWithGo(path = '') {
  const paths = [path, `${path}${delimiter}/usr/local/go/bin`];
  return paths.find(
    (each) => spawnSync('go', ['version'], { env: { ...process.env, PATH: each } }).status === 0,
  );
}
