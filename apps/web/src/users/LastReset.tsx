import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { useRead } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'

/** A reset younger than this may be a colleague's who has the same caller, in seconds. */
const recentSeconds = 15 * 60

/** When the password of a user was reset last and by whom; a warning where that was minutes ago. Source: USR-25. */
export function LastReset({ userId }: { userId: string }) {
  const text = useText('users')
  const { dateTime } = useFormats()
  const { data } = useRead(
    'passwordResets.list',
    { ...useOrganizationScope(), userId },
    { refetchOnMount: 'always' },
  )
  const last = data?.items[0]
  if (!last) return null
  const { at, account, isOwn, ageSeconds, isUnknown } = last
  const minutes = Math.floor(ageSeconds / 60)
  if (ageSeconds < recentSeconds)
    return (
      <Alert type="warning">
        {isUnknown
          ? text('resetUnknown', { account, minutes })
          : isOwn
            ? text('resetJustNowByYou', { minutes })
            : text('resetJustNow', { account, minutes })}
      </Alert>
    )
  return (
    <Box color="text-body-secondary">
      {text(isUnknown ? 'lastResetUnknown' : 'lastReset', { date: dateTime(at), account })}
    </Box>
  )
}
