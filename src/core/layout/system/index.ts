export * from './layerServices';
export * from './ServicePlaces';
export * from './spreadServices';
