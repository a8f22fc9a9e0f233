import { spawn } from 'node:child_process';

/** Opens an address in the user's browser. Says so when that does not work; never throws. */
export function openBrowser(url: string, complain: (line: string) => void): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url];
  if (command === undefined) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => {
    complain(`spanlight: no browser could be opened (${command} is missing): open ${url} yourself`);
  });
  child.unref();
}
