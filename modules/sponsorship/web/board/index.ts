import './board.css';

export { BoardPage } from './board-page.tsx';
export { WaitingLists } from './waiting-lists.tsx';
