import { Button, Progress, TextInput } from '@mantine/core';
import { FileDrop } from '#modules/registry/web/index.ts';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { TenderForm } from './use-tender-upload.ts';

/** Hands in a list of bidders: what a file must hold, the file, and which tender it is. */
export function UploadTender({ form }: { readonly form: TenderForm }) {
  const t = useText();
  const { file, faults, check } = form;
  return (
    <Section title={t('tender.new')}>
      <form ref={useFaultFocus(faults)} className="stack" onSubmit={form.submit} noValidate>
        <Needs />
        <FileDrop
          file={file}
          onFile={form.choose}
          error={faults.file ?? null}
          label={t('tender.file')}
          hint={t('tender.file.hint')}
          accept=".xlsx,.xls,.ods,.csv"
        />
        <TextInput
          label={t('tender.name')}
          description={t('tender.name.hint')}
          value={form.title}
          onChange={(event) => form.setTitle(event.currentTarget.value)}
          autoComplete="off"
          maxLength={200}
          maw={560}
        />
        {faults.file === undefined ? <FailureNotice error={check.error} /> : null}
        {check.isPending ? <Checking /> : null}
        <div className="form-actions">
          <Button type="submit" loading={check.isPending}>
            {t('tender.do')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** By which titles the columns are found, and an empty file that has them. */
function Needs() {
  const t = useText();
  const take = () =>
    saveFile(t('tender.template.file'), csvOf([['NPP', 'NIB', 'NPWP', t('tender.template.name')]]));
  return (
    <div className="stack-tight tender-needs">
      <p>{t('tender.needs')}</p>
      <p className="soft small">{t('tender.needs.more')}</p>
      <div>
        <Button variant="default" size="xs" onClick={take}>
          {t('tender.template')}
        </Button>
      </div>
    </div>
  );
}

function Checking() {
  const t = useText();
  return (
    <div className="stack-tight" role="status">
      <Progress value={100} size="lg" animated aria-label={t('tender.working')} />
      <span className="soft small">{t('tender.working')}</span>
    </div>
  );
}
