/** The filters of the audit log in its address. */
export const auditFilters = [
  ...(['text', 'person', 'personId', 'object', 'objectId', 'operation'] as const),
  ...(['organization', 'result', 'time', 'from', 'to'] as const),
] as const

export type AuditFilter = (typeof auditFilters)[number]

/** Returns the address of the audit log with some filters, or of an entry by its number. */
export function auditLogPath(
  filters: { [Filter in AuditFilter]?: string },
  number?: number,
): string {
  const query = new URLSearchParams(filters).toString()
  return ['/audit-log', number === undefined ? '' : `/${number}`, query && `?${query}`].join('')
}
