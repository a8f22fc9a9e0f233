export * from './applyCuts';
export * from './Cut';
export * from './nodes';
export * from './ShapedTree';
export * from './ShapeSteps';
export { shapeTree } from './shapeTree';
export { siblingOrders, type SiblingOrder } from './siblingOrder';
