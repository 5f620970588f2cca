import { type Part, type Repeated } from '../content-parts.ts';
/** A file of an archive. Content that repeats itself is stored as it is. */
export type ZipEntry = {
    name: string;
    content: Uint8Array | Repeated;
};
export type ZipOptions = {
    /** The time of all entries, in epoch milliseconds. */
    mtime: number;
    /** Writes all sizes and places with 64 bits, as if they did not fit into 32. */
    zip64?: boolean;
    /** Writes names in CP437, without the flag for UTF-8. */
    cp437?: boolean;
    /** The number of an entry that gets a wrong byte; the last one if there are fewer. */
    damagedEntry?: number;
};
/**
 * Writes a zip as parts, so that an entry that repeats itself needs no memory. It is written by hand
 * because no library writes zip64 and CP437 where they are not needed. Source: APPNOTE 6.3.10;
 * 07/S3L-06.
 */
export declare function writeZip(entries: readonly ZipEntry[], options: ZipOptions): Part[];
