/** Everything one can say to the calculator, with its name in the address. */
export const addressNames = {
  question: 'tanya',
  who: 'siapa',
  month: 'bulan',
  months: 'lama',
  people: 'orang',
  income: 'penghasilan',
  sector: 'sektor',
  funding: 'dibayar',
  savings: 'jht',
  wage: 'upah',
  riskClass: 'kelas',
  choice: 'pilihan',
  programmes: 'program',
  employerKind: 'pemberi',
  scale: 'skala',
  labourIntensive: 'padat',
  employees: 'pekerja',
  contract: 'nilai',
  provisional: 'sementara',
  event: 'kejadian',
  eventOn: 'tanggal',
  membership: 'kepesertaan',
  children: 'anak',
  part: 'bagian',
  loss: 'cacat',
  functionLoss: 'fungsi',
  unable: 'sakit',
} as const;

export type FieldName = keyof typeof addressNames;

/** What was said so far, each as text; '' is not said. */
export type Form = Readonly<Record<FieldName, string>>;

export const questions = ['contribution', 'benefit'] as const;
export const segments = ['BPU', 'PU', 'construction'] as const;
export const sectors = ['other', 'transport'] as const;
export const monthCounts = ['1', '3', '6', '12'] as const;
export const employerKinds = ['firm', 'government'] as const;
export const events = [
  'natural_death',
  'death',
  'total_disability',
  'partial_anatomical',
  'partial_functional',
  'temporary',
] as const;

/** What the page shows before anything is said: a farmer who pays himself this month. */
export function emptyForm(today: string): Form {
  return {
    question: 'contribution',
    who: 'BPU',
    month: today.slice(0, 7),
    months: '1',
    people: '',
    income: '',
    sector: 'other',
    funding: 'self',
    savings: '',
    wage: '',
    riskClass: '',
    choice: '',
    programmes: 'JKK,JKM',
    employerKind: 'firm',
    scale: '',
    labourIntensive: '',
    employees: '',
    contract: '',
    provisional: '',
    event: 'natural_death',
    eventOn: today,
    membership: '',
    children: '',
    part: '',
    loss: '',
    functionLoss: '',
    unable: '',
  };
}

/** The fields that matter for what was said, in the order they are asked. */
export function fieldsOf(form: Form): readonly FieldName[] {
  const asked: readonly FieldName[] =
    form.question === 'benefit' ? benefitFields(form) : contributionFields(form);
  return ['question', ...asked, 'provisional'];
}

function contributionFields({ who, choice, labourIntensive, employerKind }: Form): readonly FieldName[] {
  if (who === 'construction') return ['who', 'contract', 'month'];
  if (who === 'BPU') return ['who', 'income', 'sector', 'funding', 'savings', 'month', 'months', 'people'];
  return [
    'who',
    'wage',
    'riskClass',
    'employerKind',
    ...only(employerKind === 'firm', 'scale'),
    'choice',
    ...only(choice !== '', 'programmes'),
    'labourIntensive',
    ...only(labourIntensive !== '', 'employees'),
    'month',
    'months',
  ];
}

function benefitFields(form: Form): readonly FieldName[] {
  const { event } = form;
  const base: FieldName = form.who === 'PU' ? 'wage' : 'income';
  const head: readonly FieldName[] = ['event', 'who', 'eventOn'];
  switch (event) {
    case 'natural_death':
      return [...head, 'membership', 'children'];
    case 'death':
    case 'total_disability':
      return [...head, base, 'children'];
    case 'temporary':
      return [...head, base, 'unable'];
    default: {
      const lost: readonly FieldName[] = form.part === 'percent' ? ['part', 'loss'] : ['part'];
      return [...head, base, ...lost, ...only(event === 'partial_functional', 'functionLoss')];
    }
  }
}

function only(isAsked: boolean, field: FieldName): readonly FieldName[] {
  return isAsked ? [field] : [];
}

/** What an address says; what it does not say is as in the empty form. */
export function formFrom(address: Readonly<Record<string, string | undefined>>, today: string): Form {
  const said = (field: FieldName): string => address[addressNames[field]] ?? '';
  const empty = emptyForm(today);
  const filled = Object.fromEntries(
    fieldNames().map((field) => [field, said(field) === '' ? empty[field] : said(field)]),
  );
  const form = { ...empty, ...filled };
  return {
    ...form,
    question: questions.find((one) => one === form.question) ?? empty.question,
    who: segments.find((one) => one === form.who) ?? empty.who,
    event: events.find((one) => one === form.event) ?? empty.event,
    months: monthCounts.find((one) => one === form.months) ?? empty.months,
  };
}

/** The address that says the same: the fields that matter and are filled. */
export function addressOf(form: Form): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(form).flatMap((field) => (form[field] === '' ? [] : [[addressNames[field], form[field]]])),
  );
}

function fieldNames(): FieldName[] {
  const isName = (name: string): name is FieldName => Object.hasOwn(addressNames, name);
  return Object.keys(addressNames).filter(isName);
}

/** Fields that must be filled before there is anything to compute. */
export function missingIn(form: Form): readonly FieldName[] {
  return fieldsOf(form).filter((field) => form[field] === '' && isNeeded(field, form));
}

function isNeeded(field: FieldName, { question, who, event }: Form): boolean {
  if (question === 'contribution') return ['wage', 'riskClass', 'contract', 'employees'].includes(field);
  if (field === 'membership') return who === 'BPU';
  return (
    ['wage', 'income', 'part', 'loss', 'functionLoss', 'unable'].includes(field) && event !== 'natural_death'
  );
}
