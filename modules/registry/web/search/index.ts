import './search.css';

export { type Asked, noteAsked, useLastAsked } from './asked-of-page.ts';
export { PinButton } from './pin-button.tsx';
export { SearchBox } from './search-box.tsx';
