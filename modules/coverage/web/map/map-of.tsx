import { lazy, Suspense } from 'react';
import type { Coverage, Segment } from '#modules/coverage/web/api/index.ts';
import { useBoundaries } from './boundaries.ts';
import { useMapAreas } from './map-areas.ts';
import { MapLegend } from './map-legend.tsx';
import { TileMap } from './tile-map.tsx';

const ShapeMap = lazy(async () => ({ default: (await import('./shape-map.tsx')).ShapeMap }));

interface Props {
  readonly coverage: Coverage;
  readonly segment: Segment;
}

/** The areas below the one shown, in their outlines or as tiles, each in the colour of its figure, and what the colours mean. */
export function MapOf({ coverage, segment }: Props) {
  const { scale, areas } = useMapAreas(coverage, segment);
  const boundaries = useBoundaries(coverage.area.code);
  const { name } = coverage.area;
  const tiles = <TileMap name={name} areas={areas} />;
  return (
    <>
      {boundaries ? (
        <Suspense fallback={tiles}>
          <ShapeMap name={name} areas={areas} boundaries={boundaries} />
        </Suspense>
      ) : (
        tiles
      )}
      <MapLegend scale={scale} areas={areas} />
    </>
  );
}
