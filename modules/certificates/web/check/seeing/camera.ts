/** Why no picture comes. */
export type CameraFault = 'refused' | 'none' | 'busy' | 'insecure';

/** A lamp beside the camera, where there is one. */
interface LampSet extends MediaTrackConstraintSet {
  readonly torch: boolean;
}

/** The camera on the far side, in the finest picture that is usual. */
export async function openCamera(): Promise<MediaStream | CameraFault> {
  if (!('mediaDevices' in navigator)) return 'insecure';
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
    });
  } catch (error) {
    return faultOf(error);
  }
}

export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

export function hasLamp(stream: MediaStream): boolean {
  const [track] = stream.getVideoTracks();
  return track !== undefined && 'getCapabilities' in track && 'torch' in track.getCapabilities();
}

export async function setLamp(stream: MediaStream, isLit: boolean): Promise<void> {
  const lamp: LampSet = { torch: isLit };
  await stream.getVideoTracks()[0]?.applyConstraints({ advanced: [lamp] });
}

const longestSide = 1_000;

/** The middle of the picture, where one holds the code; null while no picture has come yet. */
export function takePicture(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const { videoWidth, videoHeight } = video;
  const side = Math.min(videoWidth, videoHeight);
  if (side === 0) return null;
  const shown = Math.min(side, longestSide);
  canvas.width = shown;
  canvas.height = shown;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  const [x, y] = [(videoWidth - side) / 2, (videoHeight - side) / 2];
  context.drawImage(video, x, y, side, side, 0, 0, shown, shown);
  return context.getImageData(0, 0, shown, shown);
}

function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy';
}
