export { createFindIndex } from './findText';
export { FindIndex } from './FindIndex';
