import { useQuery } from '@tanstack/react-query';
import { squaresOf } from './qr-squares.ts';
import { Loaded } from './states.tsx';

interface Props {
  readonly text: string;
  readonly label: string;
}

/** A QR code drawn as SVG; the text never leaves the browser. */
export function QrImage({ text, label }: Props) {
  const squares = useQuery({ queryKey: ['qr', text], queryFn: () => squaresOf(text), gcTime: 0 });
  return (
    <Loaded query={squares}>
      {({ size, path }) => (
        <svg role="img" aria-label={label} viewBox={`-4 -4 ${size + 8} ${size + 8}`} className="qr">
          <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="#fff" />
          <path d={path} fill="#000" shapeRendering="crispEdges" />
        </svg>
      )}
    </Loaded>
  );
}
