/** Content that is one piece again and again, so that its size costs no memory. */
export type Repeated = {
    piece: Uint8Array;
    times: number;
};
/** A part of an object's content. */
export type Part = Uint8Array | Repeated;
export declare function lengthOf(part: Part): number;
/** Returns the size of content in bytes. */
export declare function sizeOf(parts: readonly Part[]): number;
/** Goes through content, a piece at a time. */
export declare function piecesOf(parts: readonly Part[]): Generator<Uint8Array>;
/** Goes through the bytes from `start` to `end`, both included. */
export declare function rangeOf(parts: readonly Part[], start: number, end: number): Generator<Uint8Array>;
/** Returns content cut off, or lengthened with zeros. */
export declare function resized(parts: readonly Part[], bytes: number): Part[];
