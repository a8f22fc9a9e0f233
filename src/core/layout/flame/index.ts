export * from './flameCells';
export * from './FlameFrames';
export * from './frameWidths';
export * from './LaneIndex';
export * from './packSpans';
export * from './placeFrames';
