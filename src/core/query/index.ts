export { attributeColumn } from './attributeColumn';
export { attributeKeys } from './attributeKeys';
export { createFindIndex } from './findText';
export { FindIndex } from './FindIndex';
