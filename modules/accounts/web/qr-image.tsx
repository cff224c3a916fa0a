import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#platform/web/states.tsx';

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

async function squaresOf(text: string): Promise<{ size: number; path: string }> {
  const qrcode = await import('qrcode');
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) dark.push(`M${column} ${row}h1v1h-1z`);
    }
  }
  return { size: modules.size, path: dark.join('') };
}
