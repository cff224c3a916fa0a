/** A registration as it is typed: every field a text, empty where nothing was written. */
export const registrationFields = [
  'nik',
  'name',
  'birthDate',
  'sex',
  'motherName',
  'phone',
  'areaCode',
  'hamlet',
  'address',
  'occupation',
  'workAreaCode',
  'income',
  'startedOn',
] as const;

export type RegistrationField = (typeof registrationFields)[number];

export type RegistrationForm = Readonly<Record<RegistrationField, string>>;

/** Months that a worker may choose to pay first. */
export const firstMonthsChoices = [1, 2, 3, 6, 12] as const;

/** The longest text that a field may hold. */
export const longestTexts: Readonly<Record<RegistrationField, number>> = {
  nik: 40,
  name: 120,
  birthDate: 40,
  sex: 20,
  motherName: 120,
  phone: 40,
  areaCode: 20,
  hamlet: 80,
  address: 300,
  occupation: 120,
  workAreaCode: 20,
  income: 40,
  startedOn: 40,
};
