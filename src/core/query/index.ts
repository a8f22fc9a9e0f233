export { createFindIndex } from './findText';
export type { FindIndex } from './FindIndex';
export { findTerms, type FindTerms } from './findTerms';
