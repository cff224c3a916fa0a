import { useElementSize } from '@mantine/hooks';
import { useText } from '#platform/web/text.ts';
import { AreaLink } from './area-link.tsx';
import type { Boundaries } from './boundaries.ts';
import type { MapArea } from './map-areas.ts';
import { bareName, Patterns } from './tile.tsx';

interface Props {
  /** Of the area whose parts these are. */
  readonly name: string;
  readonly areas: readonly MapArea[];
  readonly boundaries: Boundaries;
}

const tallest = 620;
const nameSize = 12;
const widest = { figure: 15, crowding: 0.9 };
/** On a phone the outlines lie close: a name has to fit with room to spare. */
const narrow = { upTo: 420, figure: 12, crowding: 1.3 };

/** The areas in their own outlines; each opens the areas below it. Names stand where there is room, and in every title. */
export function ShapeMap({ name, areas, boundaries }: Props) {
  const t = useText();
  const { ref, width } = useElementSize();
  const scale = Math.min(Math.max(width, 1) / boundaries.width, tallest / boundaries.height);
  const known = new Map(areas.map((area) => [area.code, area]));
  const drawn = boundaries.shapes.flatMap((shape) => {
    const area = known.get(shape.code);
    return area ? [{ shape, area }] : [];
  });
  return (
    <div ref={ref} className="tile-map shape-map">
      {width > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: an SVG has no fieldset
        <svg
          width={boundaries.width * scale}
          height={boundaries.height * scale}
          viewBox={`-4 -4 ${boundaries.width + 8} ${boundaries.height + 8}`}
          aria-label={t('coverage.map.label', { area: name })}
          role="group"
        >
          <Patterns prefix="shape-" scale={scale} />
          {drawn.map(({ shape, area }) => (
            <AreaLink key={shape.code} area={area}>
              {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: an SVG group takes no focus */}
              <g aria-hidden="true" className={classOf(area)}>
                <path d={shape.path} fillRule="evenodd" className={boxClass(area)} />
                {area.isSynthetic ? (
                  <path d={shape.path} fillRule="evenodd" fill="url(#shape-hatching)" className="tile-mark" />
                ) : null}
                {area.isWithheld ? (
                  <path d={shape.path} fillRule="evenodd" fill="url(#shape-dots)" className="tile-mark" />
                ) : null}
                <ShapeWords shape={shape} area={area} scale={scale} isNarrow={width <= narrow.upTo} />
              </g>
            </AreaLink>
          ))}
        </svg>
      ) : null}
      <p className="soft small">{t('picture.map.source', { source: boundaries.sources.join('; ') })}</p>
    </div>
  );
}

interface WordsProps {
  readonly shape: Boundaries['shapes'][number];
  readonly area: MapArea;
  readonly scale: number;
  readonly isNarrow: boolean;
}

/** As large as on the tiles, whatever the map's own scale; left out where they would not fit. */
function ShapeWords({ shape: { centre }, area, scale, isNarrow }: WordsProps) {
  const { figure: figureSize, crowding } = isNarrow ? narrow : widest;
  const name = bareName(area.name);
  const room = centre.room * scale;
  const hasRoomFor = (text: string, size: number) => text.length * size * 0.56 < room;
  if (!hasRoomFor(area.figure, figureSize * 0.8)) return null;
  const withName = hasRoomFor(name, nameSize * crowding);
  return (
    <>
      {withName ? (
        <text x={centre.x} y={centre.y - 4 / scale} fontSize={nameSize / scale} textAnchor="middle">
          {name}
        </text>
      ) : null}
      <text
        x={centre.x}
        y={centre.y + (withName ? figureSize : figureSize / 3) / scale}
        fontSize={figureSize / scale}
        fontWeight={600}
        textAnchor="middle"
      >
        {area.figure}
      </text>
    </>
  );
}

function classOf({ step }: MapArea): string {
  return step === null ? 'tile-none' : `tile-step-${step}`;
}

function boxClass({ step }: MapArea): string {
  return step === null ? 'tile-box tile-empty' : 'tile-box';
}
