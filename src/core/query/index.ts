export { createFindIndex } from './findText';
export { FindIndex } from './FindIndex';
export { findTerms, type FindTerms } from './findTerms';
