import TextContent from '@cloudscape-design/components/text-content'
import { whyNotFor } from '@mailroom/schemas/why-not'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useBookingWords } from './use-booking-words.ts'
import { useResource } from './use-resource.ts'

/** The booking options: how a resource handles requests automatically. Source: RES-06. */
export function BookingOptionsTab() {
  const text = useText('resources')
  const bookingWords = useBookingWords()
  const readOnlyReason = useDirectoryReason('resources.update')
  const { resource, input } = useResource()
  const disabledReason = whyNotFor('resources.update', resource)
    ? text('editDisabled')
    : readOnlyReason
  return (
    <SettingSection
      title={text('bookingOptions')}
      read="resources.describe"
      input={input}
      write="resources.update"
      disabledReason={disabledReason}
    >
      <TextContent>
        <ul>
          {bookingWords(resource.bookingOptions).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </TextContent>
    </SettingSection>
  )
}
