/** Version of our own parameters. A greater one in an address: what is understood holds, and the page says so. */
export const addressVersion = 2;

/** What each version changed: upgrades[n] makes parameters of version n into those of version n + 1. */
const upgrades = new Map<number, (parameters: URLSearchParams) => void>([
  [
    1,
    (parameters) => {
      if (parameters.get('xpanel') === 'side') parameters.set('xpanel', 'right');
      for (const name of ['xspan', 'xopen', 'xfold']) {
        // The separators inside odd ids had two digits.
        const value = parameters.get(name);
        if (value !== null) parameters.set(name, value.replace(/%([0-9a-f]{2})/g, '%00$1'));
      }
    },
  ],
]);

/** Parameters in today's form. Those without a version are Jaeger UI's, and today's. */
export function upgradeAddress(parameters: URLSearchParams): URLSearchParams {
  const stated = parameters.get('x');
  const upgraded = new URLSearchParams(parameters);
  if (stated === null || !/^\d+$/.test(stated)) return upgraded;
  for (let version = Number(stated); version < addressVersion; version++) upgrades.get(version)?.(upgraded);
  return upgraded;
}
