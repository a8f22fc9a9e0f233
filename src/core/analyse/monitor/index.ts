export * from './CallSample';
export * from './Figure';
export * from './metricFigures';
export * from './sampledFigures';
export * from './SamplePlan';
export * from './monitorSteps';
