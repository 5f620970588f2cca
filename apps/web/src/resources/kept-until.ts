/** How long the calendar of a disabled resource is kept, in milliseconds. Source: RES-12, RES-15. */
const keptMs = 30 * 24 * 60 * 60 * 1000

/** Until when a resource that was disabled at a moment can be enabled with its calendar; ISO 8601 both ways. */
export function keptUntil(disabledDate: string): string {
  return new Date(new Date(disabledDate).getTime() + keptMs).toISOString()
}
