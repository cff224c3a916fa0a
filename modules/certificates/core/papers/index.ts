export { type Fillings, fillTemplate } from './fill-template.ts';
