import type { Text } from '#platform/web/text.ts';
import type { HandoverPerson } from './handover-api.ts';

interface Formats {
  readonly day: (day: string) => string;
  readonly month: (month: string) => string;
  readonly idr: (amountIdr: string) => string;
}

/** What is said to a worker, ready to be sent: when it ends, what that means, and by which code he goes on. */
export function messageTo(person: HandoverPerson, today: string, t: Text, format: Formats): string {
  const words = {
    name: person.name,
    programme: person.programme,
    month: format.month(person.lastMonth),
    day: format.day(person.endsOn),
  };
  const parts = [t(person.endsOn >= today ? 'handover.message.ending' : 'handover.message.ended', words)];
  if (person.bill)
    parts.push(
      t('handover.message.code', {
        code: spacedCode(person.bill.code),
        amount: format.idr(person.bill.amountIdr).replace('\u00a0', ' '),
        month: format.month(person.bill.month),
        day: format.day(person.bill.expiresOn ?? person.endsOn),
      }),
    );
  else parts.push(t('handover.message.no_code'));
  if (person.agent) parts.push(t('handover.message.agent', { agent: person.agent.name }));
  return parts.join(' ');
}

/** Four digits at a time, as people copy them. */
export function spacedCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Where WhatsApp opens with a message to a number as it is written in Indonesia. */
export function whatsappAddress(phone: string, message: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^0/, '62');
  return `https://wa.me/${digits}?text=${encodeURIComponent(message)}`;
}
