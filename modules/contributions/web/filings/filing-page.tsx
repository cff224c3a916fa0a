import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { changedTotals, shownPaymentCode } from '#modules/contributions/core/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section, Tag } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type Dialog, FilingDialogs } from './filing-dialogs.tsx';
import { type Filing, filingsApi, stateTones } from './filings-api.ts';
import { FinalFiling } from './final-filing.tsx';
import { HintList } from './hints.tsx';
import { FilingLines } from './lines.tsx';
import { SavedState } from './saved-state.tsx';
import { TotalsTable } from './totals.tsx';
import { isWage, useEdits, type WageEdits } from './use-edits.ts';
import { usePastedCells } from './use-pasted-cells.ts';

const writers: readonly Role[] = ['employer', 'government_office', 'office_staff', 'office_supervisor'];

/** The wages of one month of one employer. */
export function FilingPage() {
  const t = useText();
  const format = useFormat();
  const { filingId } = useParams({ from: '/upah/$filingId' });
  const query = useQuery(filingsApi.filings.show.queryOptions({ input: { filingId } }));
  const filing = query.data;
  return (
    <Page
      title={filing ? t('filings.of', { month: format.month(filing.month) }) : t('filings.title')}
      trail={<Trail filing={filing} />}
      lead={filing ? <FilingLead filing={filing} /> : null}
    >
      <Loaded query={query}>{(loaded) => <FilingBody filing={loaded} />}</Loaded>
    </Page>
  );
}

function Trail({ filing }: { readonly filing: Filing | undefined }) {
  const t = useText();
  const { role } = useAccount();
  const isOffice = role !== 'employer' && role !== 'government_office';
  const search =
    filing && isOffice ? { pemberi: filing.employer.employerId, nama: filing.employer.name } : {};
  return (
    <nav aria-label={t('filings.trail')}>
      <Link to="/upah" search={search}>
        {t('filings.title')}
      </Link>
    </nav>
  );
}

function FilingLead({ filing }: { readonly filing: Filing }) {
  const t = useText();
  const format = useFormat();
  const { copiedFromMonth, employer, state } = filing;
  return (
    <>
      <Tag tone={stateTones[state]}>{t(`filings.state.${state}`)}</Tag> {employer.name}
      {employer.isGovernment ? ` · ${t('filings.apbd')}` : ''}
      {state === 'draft'
        ? ` · ${copiedFromMonth ? t('filings.copied', { month: format.month(copiedFromMonth) }) : t('filings.begun')}`
        : ''}
    </>
  );
}

function FilingBody({ filing }: { readonly filing: Filing }) {
  const mayWrite = writers.includes(useAccount().role);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const editable = filing.state === 'draft' && mayWrite;
  return (
    <>
      <FilingNotes filing={filing} />
      {editable ? (
        <DraftFiling filing={filing} onDialog={setDialog} />
      ) : (
        <>
          <FinalFiling filing={filing} mayWrite={mayWrite} onDialog={setDialog} />
          <FilingLines filing={filing} editing={null} onDialog={setDialog} />
        </>
      )}
      <FilingDialogs filing={filing} dialog={dialog} onClose={close} />
    </>
  );
}

function FilingNotes({ filing }: { readonly filing: Filing }) {
  const t = useText();
  const format = useFormat();
  const { lacks, provisional, state } = filing;
  return (
    <>
      {lacks.map((one) => (
        <Notice key={one} tone="warn">
          {t(`filings.lacks.${one}`)}
        </Notice>
      ))}
      {provisional && state === 'draft' ? (
        <Notice tone="warn" title={t('filings.provisional')}>
          {t('filings.provisional.note', {
            code: shownPaymentCode(provisional.code),
            amount: format.idr(provisional.amountIdr),
          })}
        </Notice>
      ) : null}
    </>
  );
}

interface DraftProps {
  readonly filing: Filing;
  readonly onDialog: (dialog: Dialog) => void;
}

function DraftFiling({ filing, onDialog }: DraftProps) {
  const t = useText();
  const editing = useEdits(filing);
  usePastedCells((text) => onDialog({ kind: 'paste', text }));
  const totals = liveTotals(filing, editing.edits);
  const isUnsaved = Object.keys(editing.edits).length > 0;
  return (
    <>
      <div className="filing-top">
        <Section title={t('filings.total')}>
          <TotalsTable totals={totals} feeIdr={BigInt(filing.feeIdr)} />
        </Section>
        <section className="card filing-acts">
          <SavedState editing={editing} />
          <Button
            disabled={isUnsaved || filing.lacks.length > 0}
            onClick={() => onDialog({ kind: 'finalise' })}
          >
            {t('filings.finalise')}
          </Button>
          <div className="filing-more">
            <Button variant="default" onClick={() => onDialog({ kind: 'join' })}>
              {t('filings.join')}
            </Button>
            <Button variant="default" onClick={() => onDialog({ kind: 'paste', text: '' })}>
              {t('filings.paste')}
            </Button>
            <Button variant="default" onClick={() => onDialog({ kind: 'lists' })}>
              {t('filings.lists')}
            </Button>
          </div>
          {filing.hints.length > 0 ? (
            <Notice tone="warn" title={t('filings.hints')}>
              <HintList hints={filing.hints} />
            </Notice>
          ) : null}
        </section>
      </div>
      <FilingLines filing={filing} editing={editing} onDialog={onDialog} />
    </>
  );
}

/** The totals as they will be once what is typed is saved; corrections follow when they are saved, by the tariff of their month. */
function liveTotals(filing: Filing, edits: WageEdits) {
  const totals = filing.totals.map((one) => ({
    ...one,
    employerIdr: BigInt(one.employerIdr),
    workerIdr: BigInt(one.workerIdr),
  }));
  const typed = Object.values(edits).filter((one) => one.correctsMonth === null && isWage(one.typed));
  return changedTotals(totals, filing.rates, {
    before: typed.map(({ savedIdr }) => BigInt(savedIdr)),
    after: typed.map((one) => BigInt(one.typed)),
  });
}
