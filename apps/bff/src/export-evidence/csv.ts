/**
 * Writes a value of a CSV. One that a spreadsheet would take for a formula is preceded by an
 * apostrophe, unless only programs read the column.
 */
function field(value: string, isData: boolean): string {
  const safe = !isData && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Returns a line of a CSV. Source: RFC 4180. */
export function csvLine(values: readonly (string | number | undefined)[], isData = false): string {
  return `${values.map((value) => field(String(value ?? ''), isData)).join(',')}\r\n`
}
