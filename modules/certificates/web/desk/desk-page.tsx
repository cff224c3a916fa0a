import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { AnswerCard } from './answer-card.tsx';
import { CheckForm } from './check-form.tsx';
import { ChecksList } from './checks-list.tsx';
import { checkers, type MembershipStatus } from './desk-api.ts';
import './desk.css';

/** The permit desk: one box to ask how an employer stands, the answer, and the checks made before. */
export function DeskPage() {
  const t = useText();
  const { role } = useAccount();
  const [answer, setAnswer] = useState<MembershipStatus | null>(null);
  const ways = (
    <>
      <Button variant="default" renderRoot={(props) => <Link to="/izin/tender" {...props} />}>
        {t('tender.open')}
      </Button>
      <Button variant="default" component="a" href="/cek">
        {t('desk.scan')}
      </Button>
    </>
  );
  return (
    <Page title={t('desk.title')} lead={t('desk.lead')} actions={ways}>
      {checkers.includes(role) ? <CheckForm onAnswer={setAnswer} /> : null}
      {answer ? <AnswerCard key={answer.reference} answer={answer} isFresh /> : null}
      <ChecksList />
    </Page>
  );
}
