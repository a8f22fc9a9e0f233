import { spawn } from 'node:child_process';

/** Opens an address in the user's browser. Says so when that does not work; never throws. */
export function openBrowser(url: string, complain: (line: string) => void): void {
  const { command, args } = commandFor(url);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => {
    complain(`spanlight: no browser could be opened (${command} is missing): open ${url} yourself`);
  });
  child.unref();
}

function commandFor(url: string): { readonly command: string; readonly args: readonly string[] } {
  if (process.platform === 'darwin') return { command: 'open', args: [url] };
  if (process.platform === 'win32')
    return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', url] };
  return { command: 'xdg-open', args: [url] };
}
