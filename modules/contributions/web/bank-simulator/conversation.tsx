import type { BankExchange } from '#modules/contributions/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Tag, type Tone } from '#platform/web/page.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import { outcomeOf } from './outcome.ts';
import { type Said, saidOf } from './said.ts';

interface ConversationProps {
  readonly exchanges: readonly BankExchange[];
}

/** What the bank said and was answered, one message after the other. */
export function Conversation({ exchanges }: ConversationProps) {
  const t = useText();
  const outcome = outcomeOf(exchanges);
  return (
    <section className="stack" aria-labelledby="simulator-conversation">
      <Notice tone={outcome === 'refused' ? 'info' : 'good'}>{t(`simulator.outcome.${outcome}`)}</Notice>
      <h2 id="simulator-conversation">{t('simulator.conversation')}</h2>
      <ol className="plain simulator-exchanges">
        {exchanges.map((exchange, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the messages of one conversation in their order
          <li className="card" key={index}>
            <Exchange exchange={exchange} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Exchange({ exchange }: { readonly exchange: BankExchange }) {
  const t = useText();
  const { step, path, request, answer, responseCode, responseMessage } = exchange;
  const said = saidOf(answer.body, useLanguage());
  return (
    <>
      <div className="card-head">
        <h3>{t(`simulator.step.${step}`)}</h3>
        <Tag tone={toneOf(answer.status)}>
          {responseCode} {responseMessage}
        </Tag>
      </div>
      {said ? <SaidLine said={said} /> : null}
      <details>
        <summary>{t('simulator.request')}</summary>
        <Message first={`POST ${path}`} headers={request.headers} body={request.body} />
        <p className="simulator-label">{t('simulator.signed_text')}</p>
        <pre>{request.signedText}</pre>
      </details>
      <details>
        <summary>{t('simulator.answer')}</summary>
        <Message first={`HTTP ${answer.status}`} headers={answer.headers} body={answer.body} />
      </details>
    </>
  );
}

function SaidLine({ said: { name, amountIdr, reason } }: { readonly said: Said }) {
  const { idr } = useFormat();
  const parts = [name, amountIdr === null ? null : idr(amountIdr), reason];
  return <p className="simulator-said">{parts.filter(Boolean).join(' · ')}</p>;
}

interface MessageProps {
  readonly first: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** As it went over the wire, the body set out in lines. */
function Message({ first, headers, body }: MessageProps) {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return <pre>{[first, ...lines, '', setOut(body)].join('\n')}</pre>;
}

function setOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function toneOf(status: number): Tone {
  return status === 200 ? 'good' : 'bad';
}
