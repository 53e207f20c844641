/** The one function of the package that the specs use. */
declare module 'qrcode' {
  export function toBuffer(text: string, options?: { width?: number }): Promise<Buffer>;
}
