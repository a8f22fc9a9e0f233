const plain = /^[\p{L}\p{N}_./:@-]+$/u;

/** Find text that hits the spans of one service and operation: the longer of the two names, quoted where it needs to be. */
export function findTermsOf(service: string, name: string): string {
  const text = name.trim() === '' ? service : name;
  return plain.test(text) ? text : `"${text.replaceAll('"', ' ')}"`;
}
