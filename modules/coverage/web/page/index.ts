export { askFirst } from './ask-first.ts';
export { CoveragePage } from './coverage-page.tsx';
export { ShareButton } from './share-button.tsx';
