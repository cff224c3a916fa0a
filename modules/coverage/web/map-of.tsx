import type { Coverage, Segment } from './api.ts';
import { useMapAreas } from './map-areas.ts';
import { MapLegend } from './map-legend.tsx';
import { TileMap } from './tile-map.tsx';

interface Props {
  readonly coverage: Coverage;
  readonly segment: Segment;
}

/** The areas below the one shown, each in the colour of its figure, and what the colours mean. */
export function MapOf({ coverage, segment }: Props) {
  const { scale, areas } = useMapAreas(coverage, segment);
  return (
    <>
      <TileMap name={coverage.area.name} areas={areas} />
      <MapLegend scale={scale} areas={areas} />
    </>
  );
}
