export { openStatusList, openStatusListAsync, type StatusList, statusIn } from './status-list.ts';
