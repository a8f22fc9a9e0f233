/**
 * Characters that would change how their surroundings are drawn, or that cannot be seen: controls, bidirectional marks,
 * embeddings, overrides and isolates, line and paragraph separators, zero-width space, byte order mark, soft hyphen,
 * lone surrogates. The joiners U+200C and U+200D stay: scripts and emoji need them.
 */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;

function visibleForm(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code); // the pictures ␀ … ␟
  if (code === 0x7f) return '\u2421';
  return `\u27e8U+${code.toString(16).toUpperCase().padStart(4, '0')}\u27e9`;
}

/**
 * The text for a label of one line: controls become their pictures (␀, ␊), bidirectional overrides and other unseen
 * characters become ⟨U+202E⟩, ordinary text of any script is left alone. For reading, not for copying; wrap it in
 * <bdi> where it stands beside other text. Longer than `most` characters it is cut, with “…” at its end.
 */
export function visibleText(text: string, most = Infinity): string {
  const shown = text.length > most ? `${text.slice(0, most)}…` : text;
  return shown.replace(unseen, visibleForm);
}
