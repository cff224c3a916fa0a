import { Button, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { DocumentField, DocumentLink, useDocument } from '#platform/web/documents/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type SanctionDetail, sanctionsApi, useDeed } from './sanctions-api.ts';

interface Shown {
  readonly shown: SanctionDetail;
}

/** The employer is heard: what he answered, with his paper, and where he may still answer. */
export function Answers({ shown }: Shown) {
  const t = useText();
  const format = useFormat();
  if (shown.answers.length === 0 && !shown.mayAnswer) return null;
  return (
    <Section title={t('sanctions.answers')}>
      {shown.answers.length === 0 ? <p className="soft">{t('sanctions.answers.none')}</p> : null}
      <ul className="sanction-lines">
        {shown.answers.map((answer) => (
          <li key={answer.answerId}>
            <div>
              <p className="breakable sanction-words">{answer.words}</p>
              <span className="sub">
                {answer.by} · {format.instant(answer.recordedAt)} · {t(`sanctions.stage.${answer.stage}`)}
              </span>
            </div>
            {answer.documentId ? <DocumentLink documentId={answer.documentId} /> : null}
          </li>
        ))}
      </ul>
      {shown.mayAnswer ? <AnswerForm shown={shown} /> : null}
    </Section>
  );
}

function AnswerForm({ shown }: Shown) {
  const t = useText();
  const { role } = useAccount();
  const isOwn = role === 'employer';
  const [words, setWords] = useState('');
  const [isOpen, setOpen] = useState(isOwn);
  const [isTried, setTried] = useState(false);
  const paper = useDocument();
  const isMissing = words.trim().length < 3;
  const fault = isTried && isMissing ? t('sanctions.answer.missing') : null;
  const faults = useMemo(() => (fault === null ? {} : { words: fault }), [fault]);
  const form = useFaultFocus(faults);
  const answer = useDeed(
    () =>
      sanctionsApi.answer.call({
        ...{ caseId: shown.caseId, words: words.trim(), documentId: paper.documentId },
      }),
    () => {
      setWords('');
      setTried(false);
      setOpen(isOwn);
      paper.clear();
    },
  );
  if (!isOpen)
    return (
      <Button variant="default" className="sanction-acts" onClick={() => setOpen(true)}>
        {t('sanctions.answer.at_counter')}
      </Button>
    );
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isMissing) answer.mutate(undefined);
      }}
    >
      <Textarea
        label={t(isOwn ? 'sanctions.answer.own' : 'sanctions.answer.words')}
        description={t('sanctions.answer.hint')}
        autosize
        minRows={3}
        maxLength={2000}
        value={words}
        error={fault}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <DocumentField label={t('sanctions.answer.paper')} document={paper} />
      <FailureNotice error={answer.error} />
      <div className="form-actions">
        <Button type="submit" loading={answer.isPending} disabled={paper.isSending}>
          {t('sanctions.answer.send')}
        </Button>
      </div>
    </form>
  );
}
