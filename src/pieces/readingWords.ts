import { formatCount, type NamedTrace, type PasteForm, type PasteReading } from '../core';

const formWords: Readonly<Record<PasteForm, string>> = {
  id: 'trace id',
  dashes: 'trace id with dashes',
  base64: 'trace id in base64',
  decimal: 'trace id as a decimal number',
  pair: 'trace and span',
  traceparent: 'traceparent header',
  b3: 'B3 header',
  'uber-trace-id': 'uber-trace-id header',
  'x-ray': 'X-Ray trace id',
  label: 'named in the text',
  brackets: 'in brackets, as Spring logs it',
  digits: 'digits in the text',
  link: 'link',
};

/** An id without its leading zeros; a long one by its ends. */
function shortId(id: string): string {
  const digits = id.replace(/^0+(?=.)/, '');
  return digits.length > 20 ? `${digits.slice(0, 8)}…${digits.slice(-8)}` : digits;
}

function spansWords({ spanIds }: NamedTrace): string {
  const [only] = spanIds;
  if (only === undefined) return '';
  return spanIds.length === 1 ? `, span ${shortId(only)}` : `, ${formatCount(spanIds.length)} spans`;
}

/** What a reading of a pasted text leads to, and as what the text was recognised. */
export function readingWords(reading: PasteReading): { readonly what: string; readonly as: string } {
  switch (reading.open) {
    case 'trace':
      return {
        what: `trace ${shortId(reading.trace.traceId)}${spansWords(reading.trace)}`,
        as: formWords[reading.trace.form],
      };
    case 'list':
      return { what: `all ${formatCount(reading.traces.length)} traces as a list`, as: '' };
    case 'page':
      return {
        what: `the ${reading.page === 'search' ? 'search' : 'system’s page'} of the link`,
        as: 'link',
      };
  }
}
