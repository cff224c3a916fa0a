export { useQrReader } from './use-qr-reader.ts';
