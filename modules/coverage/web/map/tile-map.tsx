import { useElementSize } from '@mantine/hooks';
import type { KeyboardEvent } from 'react';
import { useText } from '#platform/web/text.ts';
import { AreaLink } from './area-link.tsx';
import type { MapArea } from './map-areas.ts';
import { Patterns, Tile } from './tile.tsx';
import { type Direction, layoutOf, neighbourOf } from './tile-layout.ts';

const directions: readonly string[] = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
] satisfies Direction[];
const gap = 4;

interface TileMapProps {
  /** Of the area whose parts these are. */
  readonly name: string;
  readonly areas: readonly MapArea[];
}

/** Drawn while the width is not known yet, one for each kind of screen: the style sheet shows the one that fits, stretched. */
const assumed = [
  ['first-narrow', 300],
  ['first-wide', 740],
] as const;

/** Equal tiles, one an area, laid as the areas lie; each opens the areas below it. Arrow keys move between tiles. */
export function TileMap({ name, areas }: TileMapProps) {
  const t = useText();
  const { ref, width } = useElementSize();
  const drawing = drawingOf(areas, width);
  return (
    <div ref={ref} className="tile-map">
      {width > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: an SVG has no fieldset
        <svg
          {...drawing.frame}
          aria-label={t('coverage.map.label', { area: name })}
          role="group"
          onKeyDown={(event) => moveFocus(event, drawing.places)}
        >
          <Patterns />
          {drawing.tiles.map(({ area, box }) => (
            <AreaLink key={area.code} area={area}>
              <Tile area={area} box={box} />
            </AreaLink>
          ))}
        </svg>
      ) : (
        assumed.map(([className, one]) => (
          <Still key={className} className={className} areas={areas} width={one} />
        ))
      )}
    </div>
  );
}

interface StillProps {
  readonly className: string;
  readonly areas: readonly MapArea[];
  readonly width: number;
}

/** The picture alone. */
function Still({ className, areas, width }: StillProps) {
  const { frame, tiles } = drawingOf(areas, width);
  return (
    <svg viewBox={frame.viewBox} className={`first-drawing ${className}`} aria-hidden="true">
      <Patterns />
      {tiles.map(({ area, box }) => (
        <Tile key={area.code} area={area} box={box} />
      ))}
    </svg>
  );
}

function drawingOf(areas: readonly MapArea[], width: number) {
  const codes = areas.map(({ code }) => code);
  const places = layoutOf(codes, Math.floor(Math.max(width, 1) / 104));
  const columns = Math.max(1, ...places.map(({ x }) => x + 1));
  const rows = Math.max(1, ...places.map(({ y }) => y + 1));
  const side = Math.min(156, Math.max(1, width) / columns);
  const height = Math.max(68, side * 0.7);
  const left = (Math.max(width, 1) - side * columns) / 2;
  const tiles = places.flatMap((place, index) => {
    const area = areas[index];
    const box = {
      x: left + place.x * side + gap / 2,
      y: place.y * height + gap / 2,
      width: side - gap,
      height: height - gap,
    };
    return area ? [{ area, box }] : [];
  });
  const frame = { width, height: rows * height, viewBox: `0 0 ${width} ${rows * height}` };
  return { places, tiles, frame };
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
