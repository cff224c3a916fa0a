import { useElementSize } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { type AreaCoverage, type Coverage, type Segment, segmentOf } from './api.ts';
import { exceedsDenominator } from './scale.ts';
import { Tile } from './tile.tsx';
import { type Direction, layoutOf, neighbourOf } from './tile-layout.ts';
import { useCoverageSearch } from './use-coverage-search.ts';

const directions: readonly string[] = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
] satisfies Direction[];
const gap = 4;

interface TileMapProps {
  readonly coverage: Coverage;
  readonly segment: Segment;
}

/** Equal tiles, one an area, laid as the areas lie; each opens the areas below it. Arrow keys move between tiles. */
export function TileMap({ coverage, segment }: TileMapProps) {
  const t = useText();
  const { ref, width } = useElementSize();
  const search = useCoverageSearch();
  const router = useRouter();
  const codes = coverage.children.map(({ area }) => area.code);
  const places = layoutOf(codes, Math.floor(Math.max(width, 1) / 104));
  const columns = Math.max(1, ...places.map(({ x }) => x + 1));
  const rows = Math.max(1, ...places.map(({ y }) => y + 1));
  const side = Math.min(150, Math.max(1, width) / columns);
  const height = Math.max(72, side * 0.78);
  const left = (Math.max(width, 1) - side * columns) / 2;
  const open = (event: MouseEvent, code: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    search.open(code);
  };
  return (
    <div ref={ref} className="tile-map">
      {width > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: an SVG has no fieldset
        <svg
          width={width}
          height={rows * height}
          aria-label={t('coverage.map.label', { area: coverage.area.name })}
          role="group"
          onKeyDown={(event) => moveFocus(event, places)}
        >
          <Hatching />
          {places.map((place, index) => {
            const child = coverage.children[index];
            if (!child) return null;
            const box = {
              x: left + place.x * side + gap / 2,
              y: place.y * height + gap / 2,
              width: side - gap,
              height: height - gap,
            };
            const href = router.buildLocation({ to: '/', search: search.at(place.code) }).href;
            return (
              <TileLink
                key={place.code}
                child={child}
                segment={segment}
                box={box}
                href={href}
                onOpen={(event) => open(event, place.code)}
              />
            );
          })}
        </svg>
      ) : null}
    </div>
  );
}

interface TileLinkProps {
  readonly child: AreaCoverage;
  readonly segment: Segment;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly href: string;
  readonly onOpen: (event: MouseEvent) => void;
}

function TileLink({ child, segment, box, href, onOpen }: TileLinkProps) {
  const t = useText();
  const format = useFormat();
  const figures = segmentOf(child.segments, segment);
  const percent = figures?.percent ?? null;
  const words =
    figures?.protected === null || figures?.protected === undefined
      ? t('coverage.few')
      : t('coverage.tile.protected', { n: format.number(figures.protected) });
  const exceeds = exceedsDenominator(percent) ? ` (${t('coverage.exceeds')})` : '';
  const label = percent ? `${format.percent(percent)}${exceeds}, ${words}` : words;
  return (
    <a href={href} data-code={child.area.code} className="tile" onClick={onOpen}>
      <title>{`${child.area.name}: ${label}`}</title>
      <Tile
        box={box}
        name={child.area.name}
        percent={percent}
        figure={percent ? format.percent(percent) : figureText(figures?.protected ?? null, format.number)}
        note={
          percent ? null : t(figures?.denominator ? 'coverage.few.short' : 'coverage.no_denominator.short')
        }
        hatched={figures?.denominator?.synthetic ?? false}
      />
    </a>
  );
}

function figureText(count: number | null, formatNumber: (value: number) => string): string {
  return count === null ? '< 5' : formatNumber(count);
}

/** The pattern over a figure whose denominator is not a published one. */
export function Hatching() {
  return (
    <defs>
      <pattern id="hatching" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="7" className="hatch-line" />
      </pattern>
    </defs>
  );
}

function moveFocus(event: KeyboardEvent<SVGSVGElement>, places: Parameters<typeof neighbourOf>[0]): void {
  if (!isDirection(event.key) || !(event.target instanceof Element)) return;
  const code = event.target.getAttribute('data-code');
  const next = code ? neighbourOf(places, code, event.key) : null;
  const tile = next ? event.currentTarget.querySelector(`[data-code="${next}"]`) : null;
  if (!(tile instanceof SVGElement)) return;
  event.preventDefault();
  tile.focus();
}

function isDirection(key: string): key is Direction {
  return directions.includes(key);
}
