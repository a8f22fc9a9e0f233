import type { Attribute, SpanDetail } from '../model';
import { attributeText } from './attributeText';
import { visibleText } from './visibleText';

const longest = 2000;

/** A text in a cell of a Markdown table: nothing in it is markup, long ones are cut. */
function cell(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return visibleText(cut.replace(/\r?\n/g, '⏎')).replace(/[\\`*_{}[\]<>|~#]/g, '\\$&');
}

function table(title: string, attributes: readonly Attribute[]): string[] {
  if (attributes.length === 0) return [];
  return [
    '',
    `**${title}**`,
    '',
    '| Key | Value |',
    '| --- | --- |',
    ...attributes.map(({ key, value }) => `| ${cell(key)} | ${cell(attributeText(value))} |`),
  ];
}

/**
 * A span for a chat or an incident report: its name as a link, its numbers, tags, process and logs as tables. Texts out
 * of the trace are escaped: none of them becomes markup.
 */
export function spanMarkdown(
  head: {
    readonly service: string;
    readonly name: string;
    readonly link: string;
    /** "Duration" with "85.0 ms", in the order of their lines. */
    readonly numbers: readonly (readonly [label: string, text: string])[];
    /** When an event was, as text. */
    readonly timeOf: (at: number) => string;
  },
  detail: SpanDetail,
): string {
  const lines = [
    `### [${cell(head.service)}: ${cell(head.name)}](<${head.link.replace(/[<>\s]/g, encodeURIComponent)}>)`,
    '',
    ...head.numbers.map(([label, text]) => `- ${label}: ${cell(text)}`),
    ...table('Tags', detail.attributes),
    ...table('Process', detail.resource),
  ];
  detail.events.forEach((event, at) => {
    const title = `Log ${cell(event.name)} ${head.timeOf(at)}`.replace(/ {2,}/g, ' ');
    for (const line of table(title, event.attributes)) lines.push(line);
  });
  return `${lines.join('\n')}\n`;
}
