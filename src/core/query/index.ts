export * from './FindIndex';
export * from './findTerms';
