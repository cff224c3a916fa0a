/** What a column of a worker list can hold; `income` is a payroll's wage or what a self-employed worker declares. */
export const listFields = [
  'number',
  'nik',
  'name',
  'birthPlace',
  'birthDate',
  'birthPlaceAndDate',
  'sex',
  'sexMale',
  'sexFemale',
  'motherName',
  'phone',
  'email',
  'address',
  'hamlet',
  'village',
  'district',
  'occupation',
  'income',
  'startedOn',
  'employeeNumber',
  'identityKind',
  'familyCardNumber',
  'kpj',
  'note',
] as const;

export type ListField = (typeof listFields)[number];
