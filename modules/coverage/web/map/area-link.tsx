import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { useCoverageSearch } from '#modules/coverage/web/asked/index.ts';
import type { MapArea } from './map-areas.ts';

interface Props {
  readonly area: MapArea;
  readonly children: ReactNode;
}

/** What opens an area from a map: an ordinary link, so that it can be opened beside, copied and reached by keyboard. */
export function AreaLink({ area, children }: Props) {
  const search = useCoverageSearch();
  const router = useRouter();
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    search.open(area.code);
  };
  const { href } = router.buildLocation({ to: '/', search: search.at(area.code) });
  return (
    <a href={href} data-code={area.code} className="tile" onClick={open}>
      <title>{area.label}</title>
      {children}
    </a>
  );
}
