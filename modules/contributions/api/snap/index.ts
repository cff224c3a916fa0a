export * from './messages.ts';
export * from './read-message.ts';
export * from './simulator.ts';
