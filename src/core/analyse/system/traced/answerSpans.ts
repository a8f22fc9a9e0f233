import type { JoinedSpans } from './JoinedSpans';
import type { PathsQuestion } from './PathsQuestion';
import { tracedCalls, type TracedCalls } from './tracedCalls';
import { tracedPaths, type TracedPaths } from './tracedPaths';
import { tracedQuality, type AttributeSizes, type TracedQuality } from './tracedQuality';

/** What can be asked about the spans of loaded traces, beside their table. */
export type SpansQuestion =
  /** Who calls whom, with services in groups by the beginnings of their names. */
  | { readonly about: 'calls'; readonly prefixes: readonly string[] }
  | { readonly about: 'paths'; readonly paths: PathsQuestion }
  | { readonly about: 'quality' };

export type SpansReply =
  | ({ readonly about: 'calls' } & TracedCalls)
  | ({ readonly about: 'paths' } & TracedPaths)
  | ({ readonly about: 'quality' } & TracedQuality);

/** Answers in steps. `sizes`: what is known of the attributes of each of the joined. */
export function* answerSpans(
  joined: readonly JoinedSpans[],
  sizes: () => readonly (AttributeSizes | undefined)[],
  question: SpansQuestion,
): Generator<undefined, SpansReply> {
  switch (question.about) {
    case 'calls':
      return { about: 'calls', ...(yield* tracedCalls(joined, question.prefixes)) };
    case 'paths':
      return { about: 'paths', ...(yield* tracedPaths(joined, question.paths)) };
    case 'quality':
      return { about: 'quality', ...(yield* tracedQuality(joined, sizes())) };
  }
}
