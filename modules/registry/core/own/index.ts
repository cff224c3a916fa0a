export { type CardCode, formatCardCode, makeCardCode, readCardCode } from './card-code.ts';
export { type DayOfLooks, looksByDay } from './looks-by-day.ts';
export { type OwnStatus, ownStatus, payerOf } from './own-status.ts';
