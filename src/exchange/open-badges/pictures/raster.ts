/** SVG to PNG by resvg, in this process and without the system's fonts. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const open = async () => {
  const require = createRequire(import.meta.url);
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  const wasm = await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm'));
  await initWasm(new Uint8Array(wasm));
  return Resvg;
};
let opening: ReturnType<typeof open> | undefined;

/** A PNG of 1000 pixels a side. */
export const rasterize = async (svg: string): Promise<Uint8Array> => {
  opening ??= open();
  const Resvg = await opening;
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: 1000 } });
  try {
    const picture = drawing.render();
    try {
      return picture.asPng();
    } finally {
      picture.free();
    }
  } finally {
    drawing.free();
  }
};
