import type { ProblemCode } from '../../core';

/** What the screen calls each oddity of a trace. */
export const problemTitle: Readonly<Record<ProblemCode, string>> = {
  'missing-parent': 'Missing parent',
  cycle: 'Cycle of parents',
  'self-parent': 'Its own parent',
  'duplicate-id': 'Shared span id',
  'duplicate-span': 'Repeated span',
  'several-roots': 'Several roots',
  'outside-parent': 'Outside its parent',
  'negative-duration': 'Negative duration',
  'zero-duration-root': 'Root without length',
  'clock-skew': 'Clock skew',
  'server-warning': 'Warning of the server',
  'off-scale': 'Off scale',
  'suspicious-unit': 'Suspicious unit of time',
  'unreadable-span': 'Unreadable span',
  'unreadable-value': 'Unreadable value',
  clipped: 'Clipped at the source',
  'unknown-service': 'Unknown service',
  'foreign-span': 'Span of another trace',
  truncated: 'Cut off',
  partial: 'Partial answer',
};
