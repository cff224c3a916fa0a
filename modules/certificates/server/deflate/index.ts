export { deflateSparse } from './deflate-sparse.ts';
