/**
 * One loop in WebAssembly with SIMD, y += a·x, about ten times as quick as the same loop in JavaScript. Node has had SIMD since 16.4.
 *
 * (func (param $y i32) (param $x i32) (param $a f32) (param $n i32) (local $end i32) (local $va v128)
 *   va = splat a; end = y + n; do { y[0..3] += va * x[0..3]; y += 16; x += 16 } while (y < end))
 */
const code = Uint8Array.from([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
  0x01, 0x08, 0x01, 0x60, 0x04, 0x7f, 0x7f, 0x7d, 0x7f, 0x00,
  0x02, 0x08, 0x01, 0x01, 0x65, 0x01, 0x6d, 0x02, 0x00, 0x01,
  0x03, 0x02, 0x01, 0x00,
  0x07, 0x05, 0x01, 0x01, 0x61, 0x00, 0x00,
  0x0a, 0x45, 0x01, 0x43, 0x02, 0x01, 0x7f, 0x01, 0x7b,
  0x20, 0x02, 0xfd, 0x13, 0x21, 0x05,
  0x20, 0x00, 0x20, 0x03, 0x6a, 0x21, 0x04,
  0x03, 0x40,
  0x20, 0x00, 0x20, 0x00, 0xfd, 0x00, 0x04, 0x00, 0x20, 0x05, 0x20, 0x01, 0xfd, 0x00, 0x04, 0x00,
  0xfd, 0xe6, 0x01, 0xfd, 0xe4, 0x01, 0xfd, 0x0b, 0x04, 0x00,
  0x20, 0x00, 0x41, 0x10, 0x6a, 0x22, 0x00, 0x20, 0x01, 0x41, 0x10, 0x6a, 0x21, 0x01,
  0x20, 0x04, 0x49, 0x0d, 0x00, 0x0b, 0x0b,
]);

// The types of WebAssembly come with the DOM library, which a server does without.
declare const WebAssembly: {
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports: Readonly<Record<string, Readonly<Record<string, object>>>>) => {
    readonly exports: { readonly a: (y: number, x: number, a: number, bytes: number) => void };
  };
};

export interface Kernel {
  /** Room for `length` numbers, all 0; lives as long as the kernel. */
  floats(length: number): Float32Array;
  /** y[at…] += a · x[from…], `count` numbers; `count` must be a multiple of 4 and both arrays come from `floats`. */
  axpy(y: Float32Array, at: number, x: Float32Array, from: number, a: number, count: number): void;
}

/** @param room how many numbers will be asked for in all. */
export function makeKernel(room: number): Kernel {
  const pages = Math.ceil((room * 4 + 4096) / 65536) + 1;
  const memory = new WebAssembly.Memory({ initial: pages });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { e: { m: memory } });
  const run = exports.a;
  let next = 16;
  return {
    floats(length) {
      const made = new Float32Array(memory.buffer, next, length);
      next += Math.ceil(length / 4) * 16;
      return made;
    },
    axpy(y, at, x, from, a, count) {
      run(y.byteOffset + at * 4, x.byteOffset + from * 4, a, count * 4);
    },
  };
}
