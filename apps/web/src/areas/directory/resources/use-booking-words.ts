import type { BookingOptions } from '@mailroom/schemas/resources'
import { useText } from '../../../kit/words/texts.ts'

/** Says in sentences how a resource handles requests. Source: RES-06. */
export function useBookingWords() {
  const text = useText('resources')
  return ({
    autoAcceptRequests,
    autoDeclineConflictingRequests,
    autoDeclineRecurringRequests,
  }: BookingOptions): string[] => [
    text(autoAcceptRequests ? 'accepts' : 'delegatesAnswer'),
    text(autoDeclineConflictingRequests ? 'declinesConflicting' : 'allowsConflicting'),
    text(autoDeclineRecurringRequests ? 'declinesRecurring' : 'allowsRecurring'),
  ]
}
