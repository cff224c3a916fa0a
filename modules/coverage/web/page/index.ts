export { CoveragePage } from './coverage-page.tsx';
export { ShareButton } from './share-button.tsx';
