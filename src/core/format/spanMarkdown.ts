import type { Attribute, SpanDetail } from '../model';
import { attributeText } from './attributeText';
import { visibleText } from './visibleText';

const longest = 2000;

/** A text in a line or a cell of a table of Markdown: nothing in it is markup, long ones are cut. */
export function markdownText(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return visibleText(cut.replace(/\r?\n/g, '⏎')).replace(/[\\`*_{}[\]<>|~#]/g, '\\$&');
}

/** A link of Markdown; only its text where there is no address. */
export const markdownLink = (text: string, address: string): string =>
  address === ''
    ? markdownText(text)
    : `[${markdownText(text)}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)`;

function table(title: string, attributes: readonly Attribute[]): string[] {
  if (attributes.length === 0) return [];
  return [
    '',
    `**${title}**`,
    '',
    '| Key | Value |',
    '| --- | --- |',
    ...attributes.map(({ key, value }) => `| ${markdownText(key)} | ${markdownText(attributeText(value))} |`),
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
    `### ${markdownLink(`${head.service}: ${head.name}`, head.link)}`,
    '',
    ...head.numbers.map(([label, text]) => `- ${label}: ${markdownText(text)}`),
    ...table('Tags', detail.attributes),
    ...table('Process', detail.resource),
  ];
  detail.events.forEach((event, at) => {
    const title = `Log ${markdownText(event.name)} ${head.timeOf(at)}`.replace(/ {2,}/g, ' ');
    for (const line of table(title, event.attributes)) lines.push(line);
  });
  return `${lines.join('\n')}\n`;
}
