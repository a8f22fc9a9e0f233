import { longValue, manyAttributes, type QualityLack } from '../../../core';

/** What is lacking, in the head of a column and in a sentence that says what it means. */
export const lackWords: ReadonlyMap<QualityLack, { readonly label: string; readonly meaning: string }> =
  new Map([
    [
      'missing-parent',
      {
        label: 'Missing parents',
        meaning: 'Spans that name a parent which is not in the trace: lost, late, or not sampled',
      },
    ],
    [
      'skew',
      {
        label: 'Clock skew',
        meaning: 'Answers that seem to begin before the call: the clocks of the two hosts differ',
      },
    ],
    [
      'no-kind',
      { label: 'No kind', meaning: 'Spans that do not say whether they are server, client or internal' },
    ],
    [
      'unnamed-service',
      { label: 'Unnamed', meaning: 'Spans whose service has no name of its own: set service.name' },
    ],
    ['unnamed-span', { label: 'No operation', meaning: 'Spans without a name' }],
    [
      'many-names',
      {
        label: 'Many names',
        meaning: 'Distinct names where hardly any is used twice: ids belong into tags, not into names',
      },
    ],
    [
      'many-attributes',
      {
        label: 'Many tags',
        meaning: `Spans with ${String(manyAttributes)} tags and more: OpenTelemetry drops what is beyond`,
      },
    ],
    [
      'long-attributes',
      { label: 'Long tags', meaning: `Spans with a value of ${String(longValue)} characters and more` },
    ],
  ]);
