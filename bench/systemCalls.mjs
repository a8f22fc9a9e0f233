// Calls between services of a system of a given size, as a server's /api/dependencies would count them: most services are called
// by a few, some by many, as systems are. The same size gives the same calls.

/** Edges of a system: five a service, and 10 000 of the largest that is measured. */
export const edgesOf = (services) => services * 5;

export function systemCalls(services) {
  let state = services;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const links = new Map();
  while (links.size < edgesOf(services)) {
    const parent = Math.floor(random() * services);
    // Squared: what stands late in the alphabet is called by many.
    const child = services - 1 - Math.floor(random() ** 2 * services);
    if (parent === child) continue;
    const key = parent * services + child;
    if (!links.has(key))
      links.set(key, {
        parent: `service-${String(parent).padStart(4, '0')}`,
        child: `service-${String(child).padStart(4, '0')}`,
        callCount: 1 + Math.floor(1000 * random()),
      });
  }
  return JSON.stringify({ data: [...links.values()], total: 0, limit: 0, offset: 0, errors: null });
}
