import type { Answer, Completion, ResultFindAnswer, ResultsQuestion, ResultsReply } from '../core';
import type { EngineLine } from './EngineLine';
import type { CombinedTraces, SummaryToTabulate, TraceEngine } from './TraceEngine';

/** What is asked about the results of a search. */
export type ResultQuestions = Pick<
  TraceEngine,
  'tabulate' | 'results' | 'combine' | 'findResults' | 'completeResults'
>;

/** The questions about the results of a search, as they go over a line. */
export const resultQuestions = (line: EngineLine): ResultQuestions => ({
  tabulate(traces: readonly SummaryToTabulate[], part = false): Promise<Answer<number>> {
    return line.ask(
      'table of the results',
      {},
      (id) => ({ type: 'ask', id, call: 'tabulate', args: { traces, part } }),
      (reply) => (reply.call === 'tabulate' ? reply.answer : undefined),
    );
  },

  results(handle: number, question: ResultsQuestion, signal?: AbortSignal): Promise<Answer<ResultsReply>> {
    return line.askOfTrace(
      handle,
      `${question.about} of the results`,
      signal === undefined ? {} : { signal },
      (id) => ({ type: 'ask', id, call: 'results', args: { handle, question } }),
      (reply) => (reply.call === 'results' ? reply.answer : undefined),
    );
  },

  combine(parts: readonly number[], find: string, signal?: AbortSignal): Promise<Answer<CombinedTraces>> {
    return line.ask(
      'putting the results together',
      signal === undefined ? {} : { signal },
      (id) => ({ type: 'ask', id, call: 'combine', args: { parts, find } }),
      (reply) => (reply.call === 'combine' ? reply.answer : undefined),
    );
  },

  findResults(handle: number, text: string, signal?: AbortSignal): Promise<Answer<ResultFindAnswer>> {
    return line.askOfTrace(
      handle,
      'find in the results',
      signal === undefined ? {} : { signal },
      (id) => ({ type: 'ask', id, call: 'find-results', args: { handle, text } }),
      (reply) => (reply.call === 'find-results' ? reply.answer : undefined),
    );
  },

  completeResults(
    handle: number,
    text: string,
    caret: number,
    signal?: AbortSignal,
  ): Promise<Answer<readonly Completion[]>> {
    return line.askOfTrace(
      handle,
      'suggestions',
      signal === undefined ? {} : { signal },
      (id) => ({ type: 'ask', id, call: 'complete-results', args: { handle, text, caret } }),
      (reply) => (reply.call === 'complete-results' ? reply.answer : undefined),
    );
  },
});
