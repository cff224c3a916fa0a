export * from './messages.ts';
export * from './read-message.ts';
