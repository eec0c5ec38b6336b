/** A QR code (ISO/IEC 18004) as its dark squares, for drawing. */
import qrcode from 'qrcode-generator';

export interface QrCode {
  /** Squares along a side, without the quiet zone. */
  readonly size: number;
  /** Runs of dark squares: row, first column, length. */
  readonly dark: readonly (readonly [row: number, column: number, length: number])[];
}

/** Error correction M: up to 15 % of it may be lost to a fold or a stamp. */
export const qrOf = (text: string): QrCode => {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const size = code.getModuleCount();
  const dark: [number, number, number][] = [];
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      if (!code.isDark(row, column)) continue;
      let length = 1;
      while (column + length < size && code.isDark(row, column + length)) length += 1;
      dark.push([row, column, length]);
      column += length;
    }
  return { size, dark };
};
