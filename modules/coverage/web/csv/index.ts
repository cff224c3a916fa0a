export { LoadLines } from './load-lines.tsx';
