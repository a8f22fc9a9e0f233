export * from './ServiceGraph';
export * from './aroundService';
export * from './callOrder';
export * from './groups';
