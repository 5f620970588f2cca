/** Converts a time of a record, in epoch milliseconds, to the type of the SDK. */
export function date(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(ms)
}
