export { TasksBadge } from './tasks-badge.tsx';
export { TasksPage } from './tasks-page.tsx';
