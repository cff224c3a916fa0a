import './map.css';

export { MapOf } from './map-of.tsx';
