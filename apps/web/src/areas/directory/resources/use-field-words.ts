import { BookingOptions, ResourceType } from '@mailroom/schemas/resources'
import type { FieldWords } from '../../../kit/form/ConflictNotice.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useBookingWords } from './use-booking-words.ts'

/** Returns the labels and words of a resource's fields for a conflict. */
export function useFieldWords(): FieldWords {
  const text = useText('resources')
  const shared = useText('directory')
  const bookingWords = useBookingWords()
  const labels: Record<string, string> = {
    name: text('name'),
    description: text('description'),
    type: text('type'),
    email: text('email'),
    hiddenFromGlobalAddressList: text('inAddressList'),
    bookingOptions: text('bookingOptions'),
  }
  return {
    label: (field) => labels[field] ?? field,
    value: (field, value) => {
      if (typeof value === 'boolean') return shared(value ? 'no' : 'yes')
      const type = ResourceType.safeParse(value).data
      if (field === 'type' && type) return text(`type.${type}`)
      const options = BookingOptions.safeParse(value).data
      return options && bookingWords(options).join(' ')
    },
  }
}
