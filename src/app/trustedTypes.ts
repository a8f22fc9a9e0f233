declare global {
  interface Window {
    /** Where the browser has Trusted Types. */
    readonly trustedTypes?: {
      createPolicy(
        name: 'default',
        rules: { readonly createScriptURL: (url: string) => string | null },
      ): unknown;
    };
  }
}

/**
 * Under `require-trusted-types-for 'script'` (the server's --trusted-types) only the build's own workers may be started:
 * scripts that lie in the same folder as this one. Everything else that would turn text into script stays refused.
 */
export function trustOwnWorkers(): void {
  const folder = import.meta.url.replace(/[^/]*$/, '');
  window.trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => (new URL(url, document.baseURI).href.startsWith(folder) ? url : null),
  });
}
