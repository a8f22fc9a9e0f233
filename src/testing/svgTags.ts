/**
 * Tags of a document of SVG in their order, "rect" and "/svg", each without its attributes. Throws where the document is not
 * well-formed as far as that tells: an end without its begin, a sign of markup outside of a tag.
 */
export function svgTags(svg: string): readonly string[] {
  const open: string[] = [];
  const all: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-z]+)((?: [a-zA-Z0-9-]+="[^"<>]*")*)(\/?)>/g,
    (_, end: string, name: string, __, single: string) => {
      all.push(end + name);
      if (end === '') {
        if (single === '') open.push(name);
      } else if (open.pop() !== name) throw new Error(`</${name}> ends nothing`);
      return '';
    },
  );
  if (open.length > 0) throw new Error(`<${open.join('>, <')}> does not end`);
  if (/[<>]/.test(rest)) throw new Error(`markup that is no tag: ${rest.trim().slice(0, 100)}`);
  return all;
}

/** A character that XML does not allow. */
export const notOfXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
