export { type Completion } from './completeFind';
export { describeFind } from './describeFind';
export { createFindIndex } from './findText';
export { FindIndex } from './FindIndex';
export {
  comparisons,
  countComparisons,
  type FindMistake,
  type FindNode,
  isStructural,
  type ListNode,
  listOf,
  relations,
  type Subject,
} from './findNode';
export { readQuantity } from './quantity';
export { servicesFromJaegerFilter } from './fromJaegerFilter';
export { fromJaegerFind, readsAlikeInJaeger } from './fromJaegerFind';
export { type NearestKey } from './nearest';
export { parseFind } from './parseFind';
export { printFind, printTerm, printText } from './printFind';
export { TraceFind, type FindAnswer, type FindPart } from './TraceFind';
export { indexResults, ResultFind, type ResultFindAnswer, type ResultsFound } from './ResultFind';
export type { LoadedTrace } from './LoadedTrace';
export { tabulateResults } from './tabulateResults';
export { likeness, rankByWords, typedWords, wordRanges, type Pickable } from './matchWords';
export { spansByWords, type SpansByWords } from './spansByWords';
export type { NamedTrace, PasteForm, PasteReading } from './recognise/Reading';
export { recogniseTraces } from './recognise/recogniseTraces';
export { readPattern } from './pattern';
