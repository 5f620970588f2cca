/** A time of a record, in epoch milliseconds, as the SDK's types have it. */
export function date(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(ms)
}
