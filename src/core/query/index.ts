export { type Completion } from './completeFind';
export { createFindIndex } from './findText';
export { FindIndex } from './FindIndex';
export { type FindMistake, listOf } from './findNode';
export { fromJaegerFind, readsAlikeInJaeger } from './fromJaegerFind';
export { type NearestKey } from './nearest';
export { parseFind } from './parseFind';
export { printFind, printTerm, printText } from './printFind';
export { TraceFind, type FindAnswer } from './TraceFind';
