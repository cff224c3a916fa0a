import { Button, TextInput } from '@mantine/core';
import type { Column } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { digitsOf, groupedText } from '#platform/web/money-text.ts';
import { Tag } from '#platform/web/page.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import type { Dialog } from './filing-dialogs.tsx';
import { changeTones, type FilingLine, lineKey } from './filings-api.ts';
import { isWage, type useEdits } from './use-edits.ts';

type Editing = ReturnType<typeof useEdits> | null;

/** The columns of the wages; fields where a draft is written. */
export function useLineColumns(
  editing: Editing,
  onDialog: (dialog: Dialog) => void,
): readonly Column<FilingLine>[] {
  const t = useText();
  const format = useFormat();
  const columns: Column<FilingLine>[] = [
    {
      id: 'name',
      header: t('filings.line.name'),
      naming: true,
      cell: (line) => (
        <>
          {line.name}
          <span className="sub code">{line.kpj ?? line.nikMasked}</span>
        </>
      ),
    },
    {
      id: 'before',
      header: t('filings.line.before'),
      numeric: true,
      cell: ({ wasIdr }) => (wasIdr === null ? '–' : format.idr(wasIdr)),
    },
    {
      id: 'wage',
      header: t('filings.line.wage'),
      numeric: true,
      cell: (line) =>
        editing && line.change !== 'left' ? (
          <WageField line={line} editing={editing} />
        ) : (
          format.idr(line.wageIdr)
        ),
    },
    { id: 'change', header: t('filings.line.change'), cell: (line) => <Change line={line} /> },
  ];
  if (!editing) return columns;
  return [
    ...columns,
    {
      id: 'acts',
      header: t('filings.line.acts'),
      wide: true,
      cell: (line) => <LineActs line={line} onDialog={onDialog} />,
    },
  ];
}

function Change({ line }: { readonly line: FilingLine }) {
  const t = useText();
  const format = useFormat();
  const { change, leftOn, correctsMonth, isAbsent, note } = line;
  const words = t(`filings.line.change.${change}`, {
    day: leftOn ? format.day(leftOn, 'short') : '',
    month: correctsMonth ? format.month(correctsMonth, 'short') : '',
  });
  return (
    <>
      {change === 'same' ? (
        <span className="soft">{words}</span>
      ) : (
        <Tag tone={changeTones[change]}>{words}</Tag>
      )}
      {isAbsent && change !== 'left' ? (
        <>
          {' '}
          <Tag tone="warn">{t('filings.line.absent')}</Tag>
        </>
      ) : null}
      {note === '' ? null : <span className="sub">{note}</span>}
    </>
  );
}

function WageField({ line, editing }: { readonly line: FilingLine; readonly editing: NonNullable<Editing> }) {
  const t = useText();
  const language = useLanguage();
  const edit = editing.edits[lineKey(line)];
  const typed = edit?.typed ?? (line.wageIdr === '0' ? '' : line.wageIdr);
  const isWrong = edit !== undefined && !isWage(edit.typed);
  return (
    <TextInput
      className={edit ? 'filing-wage filing-wage-unsaved' : 'filing-wage'}
      aria-label={t('filings.line.wage.of', { name: line.name })}
      value={groupedText(typed, language)}
      error={isWrong ? t('filings.line.wage.invalid') : null}
      inputMode="numeric"
      autoComplete="off"
      maxLength={25}
      leftSection="Rp"
      leftSectionWidth={36}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => editing.type(line, digitsOf(event.currentTarget.value, language))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') focusBelow(event.currentTarget);
      }}
    />
  );
}

/** Enter goes on to the wage of the next row, as in a spreadsheet. */
function focusBelow(field: HTMLInputElement): void {
  const next = field.closest('tr')?.nextElementSibling?.querySelector('input');
  if (next instanceof HTMLInputElement) next.focus();
}

interface LineActsProps {
  readonly line: FilingLine;
  readonly onDialog: (dialog: Dialog) => void;
}

function LineActs({ line, onDialog }: LineActsProps) {
  const t = useText();
  const { name } = line;
  if (line.correctsMonth !== null)
    return (
      <Button size="compact-sm" variant="subtle" onClick={() => onDialog({ kind: 'uncorrect', line })}>
        {t('filings.line.remove')}
      </Button>
    );
  if (line.change === 'left')
    return (
      <Button size="compact-sm" variant="subtle" onClick={() => onDialog({ kind: 'stay', line })}>
        {t('filings.line.stay')}
      </Button>
    );
  return (
    <span className="filing-line-acts">
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={t('filings.line.leave.of', { name })}
        onClick={() => onDialog({ kind: 'leave', line })}
      >
        {t('filings.line.leave')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={t('filings.line.correct.of', { name })}
        onClick={() => onDialog({ kind: 'correct', line })}
      >
        {t('filings.line.correct')}
      </Button>
    </span>
  );
}
