export {
  type CoverAnswer,
  coverAnswer,
  hasEnded,
  type MembershipSpan,
  monthsInArrears,
} from './cover-answer.ts';
export { overviewErrors, refuseOverview } from './errors.ts';
export {
  type CalendarMonth,
  type CalendarYear,
  type KnownMonth,
  type MonthMark,
  markOf,
  monthCalendar,
  monthMarks,
} from './month-calendar.ts';
