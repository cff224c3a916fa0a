import './trend.css';

export { exceedsDenominator, type MapScale, scaleOf, stepOf } from './scale.ts';
export { Trend } from './trend.tsx';
export { ticksOf } from './trend-lines.ts';
