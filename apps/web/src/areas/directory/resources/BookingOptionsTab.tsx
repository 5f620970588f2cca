import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import TextContent from '@cloudscape-design/components/text-content'
import { whyNotFor } from '@mailroom/schemas'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useBookingWords } from './use-booking-words.ts'
import { useResource } from './use-resource.ts'

/** The booking options: how a resource handles requests automatically. Source: RES-06. */
export function BookingOptionsTab() {
  const text = useText('resources')
  const bookingWords = useBookingWords()
  const readOnlyReason = useDirectoryReason('resources.update')
  const { resource } = useResource()
  if (!resource) return null
  const disabledReason = whyNotFor('resources.update', resource)
    ? text('editDisabled')
    : readOnlyReason
  return (
    <>
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <Can id="resources.update">
                <AppButton to="edit" disabledReason={disabledReason}>
                  {text('edit')}
                </AppButton>
              </Can>
            }
          >
            {text('bookingOptions')}
          </Header>
        }
      >
        <TextContent>
          <ul>
            {bookingWords(resource.bookingOptions).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </TextContent>
      </Container>
      <Outlet />
    </>
  )
}
