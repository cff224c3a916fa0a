import './map.css';

export { askBoundaries } from './boundaries.ts';
export { MapOf } from './map-of.tsx';
