import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type BankPlay,
  type BankPlayRequest,
  bankPlayedSchema,
  type EarlierPayment,
} from '#modules/contributions/api/index.ts';
import { refusalIn } from '#platform/web/api-client.ts';

/** The simulated bank, and the payment it made last, which it may send again. */
export function useSimulator() {
  const [earlier, setEarlier] = useState<EarlierPayment | null>(null);
  const played = useMutation({ mutationFn: askBank });
  const play = (code: string, what: BankPlay) =>
    played.mutate(
      { code, play: what, earlier: earlier?.code === code ? earlier : null },
      { onSuccess: (answer) => setEarlier(answer.earlier ?? earlier) },
    );
  return { play, played, isPlaying: played.isPending };
}

async function askBank(request: BankPlayRequest) {
  const response = await fetch('/api/simulator-bank', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    body: JSON.stringify(request),
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok)
    throw refusalIn(body, response.status) ?? new ORPCError('server.failed', { status: response.status });
  return bankPlayedSchema.parse(body);
}
