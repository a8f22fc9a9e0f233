export * from './FlameFrames';
export * from './LaneIndex';
export * from './flameCells';
export * from './frameWidths';
export * from './moveInFlame';
export * from './packSpans';
export * from './placeFrames';
