/** A one-time code on its way to a worker. */
interface OneTimeCodeMessage {
  readonly code: string;
  /** The phone in clear, unsealed when the carrier asks for it; null where none is known. */
  readonly phone: () => string | null;
}

/** How one-time codes reach workers. A carrier takes the message and answers at once: the wait would tell that the card is somebody's. */
export type OneTimeCodeDelivery =
  | { readonly way: 'phone'; readonly hand: (message: OneTimeCodeMessage) => void }
  /** The demonstration: whoever asks reads the code on the page, and nothing is sent. */
  | { readonly way: 'screen' }
  /** Nothing is set up: every card is refused alike, before it is looked up. */
  | { readonly way: 'none' };

/** Where no carrier is set up, a demonstration shows the code and a real installation sends workers to the office. */
export function deliveryOf(mode: 'demo' | 'real'): OneTimeCodeDelivery {
  return { way: mode === 'demo' ? 'screen' : 'none' };
}
